import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../components/shared/base.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { strings } from '../../strings.ts';
import { PRESETS, type ChosenRange } from '../range.ts';

const words = strings.overview.range;
/** The server answers at most so many days. */
const MOST_DAYS = 366;

/** Another range is wanted. */
export class RangeEvent extends Event {
  static readonly type = 'clarm-range';
  readonly range: ChosenRange;

  constructor(range: ChosenRange) {
    super(RangeEvent.type);
    this.range = range;
  }
}

const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
  }
  .input {
    width: auto;
    min-height: 32px;
    padding-block: 0;
    font-size: var(--text-s);
  }
  .dates {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    color: var(--text-3);
    font-size: var(--text-s);
  }
  @media (max-width: 720px) {
    .dates .input {
      padding-inline: var(--s-2);
    }
  }
`;

/**
 * @summary Which days are looked at: by name, or from one date to another.
 * @event clarm-range - With the range that is wanted.
 */
@customElement('clarm-range-picker')
export class RangePicker extends LitElement {
  static override styles = [base, fields, styles];

  @property({ attribute: false }) range: ChosenRange = { preset: '30d' };
  /** The dates that the range has now; where "custom" begins. */
  @property({ attribute: false }) dates = { from: '', to: '' };
  @property() today = '';

  private pick(event: Event) {
    const { value } = event.target as HTMLSelectElement;
    const preset = PRESETS.find((one) => one === value);
    const range: ChosenRange = preset ? { preset } : { preset: 'custom', ...this.dates };
    this.dispatchEvent(new RangeEvent(range));
  }

  private pickDate(change: Partial<typeof this.dates>) {
    const { from, to } = { ...this.dates, ...change };
    if (!from || !to) return;
    const dates = from <= to ? { from, to } : change.from ? { from, to: from } : { from: to, to };
    const days = (Date.parse(dates.to) - Date.parse(dates.from)) / 86_400_000;
    if (days >= MOST_DAYS) return;
    this.dispatchEvent(new RangeEvent({ preset: 'custom', ...dates }));
  }

  private date(name: 'from' | 'to') {
    return html`<input
      class="input num"
      type="date"
      aria-label=${words[name]}
      .value=${this.dates[name]}
      max=${this.today}
      @change=${({ target }: Event) =>
        this.pickDate({ [name]: (target as HTMLInputElement).value })}
    />`;
  }

  override render() {
    const { preset } = this.range;
    return html`${
        preset === 'custom'
          ? html`<span class="dates">${this.date('from')} – ${this.date('to')}</span>`
          : nothing
      }
      <select class="input" aria-label=${words.label} @change=${this.pick}>
        ${[...PRESETS, 'custom' as const].map(
          (one) =>
            html`<option value=${one} ?selected=${one === preset}>${words.presets[one]}</option>`,
        )}
      </select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-range-picker': RangePicker;
  }
  interface HTMLElementEventMap {
    'clarm-range': RangeEvent;
  }
}
