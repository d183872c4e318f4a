import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VisitorProfile } from '../../../server/contracts/visitors.ts';
import { base } from '../../components/shared/base.styles.ts';
import { width } from '../../components/shared/width.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { meters } from '../../components/shared/meter.styles.ts';
import { range, revenueRange } from '../../format/company.ts';
import { strings } from '../../strings.ts';

type Row = VisitorProfile['enterprise_breakdown'][number];
const words = strings.visitor.enterprise;
const read = (input: string, value: string | undefined) =>
  input === 'revenue' ? revenueRange(value) : range(value);
const rounded = (points: number) => String(Math.round(points * 10) / 10);

/**
 * @summary What makes the company an enterprise, input by input.
 */
@customElement('clarm-enterprise-card')
export class EnterpriseCard extends LitElement {
  static override styles = [base, cards, meters];

  @property({ type: Number }) value = 0;
  @property({ attribute: false }) breakdown: readonly Row[] = [];

  private row({ input, value, points, max }: Row): TemplateResult {
    return html`<li class="meter">
      <span class="what">${words.inputs[input] ?? input}</span>
      <span class="when">${words.values[value ?? ''] ?? read(input, value)}</span>
      <span class="points num" title=${words.of(rounded(points), String(max))}
        >${rounded(points)}</span
      >
      <span class="track" aria-hidden="true"
        ><span class="fill" ${width(points / max)}></span
      ></span>
    </li>`;
  }

  override render() {
    return html`<div class="card">
      <div class="card-head"><h2>${words.title}</h2></div>
      <ul>
        ${this.breakdown.map((row) => this.row(row))}
      </ul>
      <p class="sum">
        <span>${strings.visitor.score.sum}</span><strong class="num">${this.value}</strong>
      </p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-enterprise-card': EnterpriseCard;
  }
}
