import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { heatOf } from '../../format/heat.ts';
import { strings } from '../../strings.ts';
import { base } from '../shared/base.styles.ts';
import { width } from '../shared/width.ts';
import { styles } from './score.styles.ts';

const RADIUS = 20;
const AROUND = 2 * Math.PI * RADIUS;

/**
 * @summary A score from 0 to 100 with its heat: a number with a bar, or with a ring around it.
 */
@customElement('clarm-score')
export class Score extends LitElement {
  static override styles = [base, styles];

  @property({ type: Number }) value = 0;
  /** `bar` for rows, `ring` for headers. */
  @property() look: 'bar' | 'ring' = 'bar';
  /** What the number is, for those who do not see the drawing. */
  @property() label: string = strings.visitor.score.title;

  override render() {
    const heat = heatOf(this.value);
    const words = html`<span class="visually-hidden">${this.label}: </span
      ><span class="value" data-score=${this.value}>${this.value}</span>`;
    if (this.look === 'ring') {
      return html`<div class="ring ${heat}">
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle class="track" cx="24" cy="24" r=${RADIUS} />
          ${
            this.value > 0
              ? svg`<circle class="fill" cx="24" cy="24" r=${RADIUS}
                stroke-dasharray="${(this.value / 100) * AROUND} ${AROUND}" />`
              : nothing
          }
        </svg>
        ${words}
      </div>`;
    }
    return html`<div class="bar ${heat}">
      ${words}
      <span class="track" aria-hidden="true"
        ><span class="fill" ${width(this.value / 100)}></span
      ></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-score': Score;
  }
}
