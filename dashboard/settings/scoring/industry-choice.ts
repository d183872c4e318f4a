import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../components/shared/base.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';

/** Other industries are chosen. */
export class IndustriesEvent extends Event {
  static readonly type = 'clarm-industries';
  readonly industries: string[];

  constructor(industries: string[]) {
    super(IndustriesEvent.type);
    this.industries = industries;
  }
}

const styles = css`
  :host {
    display: block;
  }
  .industries {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
    gap: var(--s-2) var(--s-4);
    max-height: 232px;
    padding: 2px;
    overflow: auto;
  }
`;

/**
 * @summary The industries that a site sells to, out of those that are known.
 * @event clarm-industries - With those that are chosen now.
 */
@customElement('clarm-industry-choice')
export class IndustryChoice extends LitElement {
  static override styles = [base, fields, styles];

  @property({ attribute: false }) industries: readonly string[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** What the choice is of, for those who do not see what stands around it. */
  @property() label = '';
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;

  /** One that is chosen need not be known any more. */
  private get offered(): string[] {
    return [...new Set([...this.industries, ...this.chosen])];
  }

  private choose(industry: string, isChosen: boolean) {
    const chosen = new Set(this.chosen);
    if (isChosen) chosen.add(industry);
    else chosen.delete(industry);
    this.dispatchEvent(new IndustriesEvent(this.offered.filter((one) => chosen.has(one))));
  }

  override render() {
    return html`<div class="industries" tabindex="0" role="group" aria-label=${this.label}>
      ${this.offered.map(
        (industry) =>
          html`<label class="check"
            ><input
              type="checkbox"
              value=${industry}
              ?disabled=${this.readonly}
              .checked=${this.chosen.includes(industry)}
              @change=${({ target }: Event) =>
                this.choose(industry, (target as HTMLInputElement).checked)}
            />
            ${industry}</label
          >`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-industry-choice': IndustryChoice;
  }
  interface HTMLElementEventMap {
    'clarm-industries': IndustriesEvent;
  }
}
