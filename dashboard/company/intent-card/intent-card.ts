import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VisitorRow } from '../../../server/contracts/visitors.ts';
import { paths } from '../../app/routes.ts';
import { base } from '../../components/shared/base.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { meters } from '../../components/shared/meter.styles.ts';
import { width } from '../../components/shared/width.ts';
import { heatOf } from '../../format/heat.ts';
import { visitorName } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';

const words = strings.company.how;
const MOST = 100;

const styles = css`
  .words {
    margin-bottom: var(--s-3);
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  /* Half points have a decimal. */
  .meter {
    grid-template-columns: minmax(0, 1fr) auto 5ch;
  }
`;

/** Visitors with one e-mail are one person, as strong as the strongest of them. */
const strongestPeople = (visitors: readonly VisitorRow[]): VisitorRow[] => {
  const strongest = new Map<string, VisitorRow>();
  for (const visitor of visitors.toSorted((a, b) => b.intent - a.intent)) {
    const key = visitor.identity?.email ?? visitor.id;
    if (!strongest.has(key)) strongest.set(key, visitor);
  }
  return [...strongest.values()];
};

/**
 * @summary Why a company's intent is what it is: the strongest person whole, the next one half.
 */
@customElement('clarm-intent-card')
export class IntentCard extends LitElement {
  static override styles = [base, cards, meters, styles];

  @property({ type: Number }) value = 0;
  /** Visitors of the company, in any order. */
  @property({ attribute: false }) visitors: readonly VisitorRow[] = [];

  private row(visitor: VisitorRow, share: 1 | 0.5): TemplateResult {
    const points = visitor.intent * share;
    return html`<li class="meter">
      <a class="what truncate" href=${paths.visitor(visitor.id)}>${visitorName(visitor)}</a>
      <span class="when">${share === 1 ? words.strongest : words.next}</span>
      <span class="points num">+${points}</span>
      <span class="track" aria-hidden="true"
        ><span class="fill" ${width(points / MOST)}></span
      ></span>
    </li>`;
  }

  override render() {
    const [first, second] = strongestPeople(this.visitors);
    const isCapped = (first?.intent ?? 0) + (second?.intent ?? 0) / 2 > MOST;
    return html`<section class="card ${heatOf(this.value)}">
      <div class="card-head"><h2>${words.title}</h2></div>
      <p class="words">${words.words}</p>
      <ul>
        ${first ? this.row(first, 1) : nothing}
        ${second && second.intent > 0 ? this.row(second, 0.5) : nothing}
      </ul>
      <p class="sum">
        <span>${words.sum}${isCapped ? ` (${words.capped})` : nothing}</span>
        <strong class="num">${this.value}</strong>
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-intent-card': IntentCard;
  }
}
