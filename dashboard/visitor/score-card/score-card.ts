import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScoreRow } from '../../../server/contracts/intent.ts';
import { base } from '../../components/shared/base.styles.ts';
import { width } from '../../components/shared/width.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { meters } from '../../components/shared/meter.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { heatOf } from '../../format/heat.ts';
import { strings } from '../../strings.ts';
import { partOf, whyWords, type ScorePart } from './score-words.ts';

const PARTS: readonly { part: ScorePart; cap: number }[] = [
  { part: 'pages', cap: 40 },
  { part: 'engagement', cap: 35 },
  { part: 'company', cap: 25 },
];
const words = strings.visitor.score;

/**
 * @summary Why a score is what it is: one bar for each signal, and they add up to the score.
 */
@customElement('clarm-score-card')
export class ScoreCard extends LitElement {
  static override styles = [base, cards, meters];

  @property({ type: Number }) value = 0;
  @property({ attribute: false }) breakdown: readonly ScoreRow[] = [];

  private row(row: ScoreRow): TemplateResult {
    return html`<li class="meter" data-signal=${row.signal}>
      <span class="what">${whyWords(row)}</span>
      <span class="when"
        ><clarm-time-ago at=${row.at} look="short" title=${words.strongest}></clarm-time-ago
      ></span>
      <span class="points num">${row.points > 0 ? '+' : ''}${row.points}</span>
      <span class="track" aria-hidden="true"
        ><span class="fill" ${width(row.points / row.cap)}></span
      ></span>
    </li>`;
  }

  private section({ part, cap }: (typeof PARTS)[number]): TemplateResult | typeof nothing {
    const rows = this.breakdown.filter((row) => partOf(row) === part);
    if (rows.length === 0) return nothing;
    const sum = rows.reduce((points, row) => points + row.points, 0);
    return html`<section>
      <h3>${words.parts[part]}<span class="of num">${sum} / ${rows[0]?.cap ?? cap}</span></h3>
      <ul>
        ${rows.toSorted((a, b) => b.points - a.points).map((row) => this.row(row))}
      </ul>
    </section>`;
  }

  override render() {
    return html`<div class="card ${heatOf(this.value)}">
      <div class="card-head"><h2>${words.title}</h2></div>
      ${
        this.breakdown.length === 0
          ? html`<p class="none">${words.none}</p>`
          : PARTS.map((part) => this.section(part))
      }
      <p class="sum"><span>${words.sum}</span><strong class="num">${this.value}</strong></p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-score-card': ScoreCard;
  }
}
