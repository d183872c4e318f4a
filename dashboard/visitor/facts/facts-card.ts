import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/clamped/clamped.ts';
import { base } from '../../components/shared/base.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { shortDate } from '../../format/time.ts';
import { strings } from '../../strings.ts';
import type { Fact, FactGroup } from './facts-of.ts';

/** What is longer may fill a screen. */
const MANY = 100;
/** A link is followed, not read to its end. */
const shortened = (text: string): string => (text.length > MANY ? `${text.slice(0, MANY)}…` : text);

const styles = css`
  dl {
    display: grid;
    gap: 10px;
  }
  .fact {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 0 var(--s-3);
    font-size: var(--text-s);
    line-height: 18px;
  }
  dt {
    color: var(--text-3);
  }
  .value {
    overflow-wrap: anywhere;
  }
  .from {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  .confidence {
    display: inline-flex;
    gap: 2px;
  }
  .confidence i {
    width: 4px;
    height: 8px;
    border-radius: 1px;
    background: var(--surface-3);
  }
  .high i,
  .medium i:nth-child(-n + 2),
  .low i:first-child {
    background: var(--good);
  }
  .medium i:nth-child(-n + 2) {
    background: var(--warm);
  }
  .low i:first-child {
    background: var(--cold);
  }
  .none {
    color: var(--text-3);
    font-size: var(--text-s);
  }
`;

/**
 * @summary A group of facts, each with its source, confidence and date.
 */
@customElement('clarm-facts-card')
export class FactsCard extends LitElement {
  static override styles = [base, cards, styles];

  @property({ attribute: false }) group: FactGroup = { title: '', facts: [] };

  private from({ source, confidence, at }: Fact): TemplateResult | typeof nothing {
    if (!source) return nothing;
    return html`<span class="from">
      ${
        confidence
          ? html`<span
              class="confidence ${confidence}"
              role="img"
              aria-label=${strings.visitor.facts.confidence[confidence]}
              title=${strings.visitor.facts.confidence[confidence]}
              ><i></i><i></i><i></i
            ></span>`
          : nothing
      }
      <span>${source}${at ? html` · ${shortDate(at, Date.now())}` : nothing}</span>
    </span>`;
  }

  override render() {
    const { title, facts, none } = this.group;
    return html`<section class="card">
      <div class="card-head"><h2>${title}</h2></div>
      ${facts.length === 0 ? html`<p class="none">${none}</p>` : nothing}
      <dl>
        ${facts.map(
          (fact) =>
            html`<div class="fact">
              <dt class="truncate">${fact.label}</dt>
              <dd>
                <span class="value"
                  >${
                    fact.href
                      ? html`<a href=${fact.href} target="_blank" rel="noopener noreferrer"
                          >${shortened(fact.value)}</a
                        >`
                      : fact.value.length > MANY
                        ? html`<clarm-clamped .text=${fact.value}></clarm-clamped>`
                        : fact.value
                  }</span
                >
                ${this.from(fact)}
              </dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-facts-card': FactsCard;
  }
}
