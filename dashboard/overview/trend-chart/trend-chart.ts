import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../components/shared/base.styles.ts';
import { strings } from '../../strings.ts';
import { labelled, roundUp } from './scale.ts';
import { textWidth } from './text-width.ts';
import { styles } from './trend-chart.styles.ts';

/** One point of the chart; `before` is the same point of the period before. */
export interface Point {
  /** For the axis: short. */
  label: string;
  /** For the tooltip: whole. */
  title: string;
  value: number;
  before?: number;
}

const HIGH = 220;
const PAD = { left: 44, right: 12, top: 12, bottom: 24 };
/** Between the axis and its numbers, and left of them. */
const GAP = 8;
const AXIS_PX = 11;
const LINES = 4;
const LABEL_PX = 72;
const words = strings.overview;

/**
 * @summary One metric over time as a line, with the period before as a pale one. The pointer or the
 * arrow keys go from point to point; the numbers are also there as a table for screen readers.
 */
@customElement('clarm-trend-chart')
export class TrendChart extends LitElement {
  static override styles = [base, styles];

  @property() name = '';
  @property({ attribute: false }) points: readonly Point[] = [];
  /** How a value is written. */
  @property({ attribute: false }) format: (value: number) => string = String;
  /** How a value is written beside the axis. */
  @property({ attribute: false }) short: (value: number) => string = String;

  @state() private wide = 800;
  @state() private at: number | undefined;
  /** Where the lines begin: right of the longest number of the axis. */
  private left = PAD.left;

  private readonly sizes = new ResizeObserver(([entry]) => {
    const { width = 0 } = entry?.contentRect ?? {};
    if (width > 0) this.wide = Math.round(width);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('points') && !changed.has('short')) return;
    const font = `${AXIS_PX}px ${getComputedStyle(this).fontFamily}`;
    const widths = this.steps.map((value) => textWidth(this.short(value), font));
    this.left = Math.max(PAD.left, Math.ceil(Math.max(...widths)) + 2 * GAP);
    this.style.setProperty('--left', `${this.left}px`);
  }

  private get steps(): number[] {
    const { top } = this;
    return Array.from({ length: LINES + 1 }, (_, i) => (top / LINES) * i);
  }

  private get top(): number {
    return roundUp(Math.max(0, ...this.points.flatMap(({ value, before = 0 }) => [value, before])));
  }

  private x(i: number): number {
    const room = this.wide - this.left - PAD.right;
    return this.left + (this.points.length < 2 ? room / 2 : (i / (this.points.length - 1)) * room);
  }

  private y(value: number): number {
    return HIGH - PAD.bottom - (value / this.top) * (HIGH - PAD.top - PAD.bottom);
  }

  private line(values: readonly number[]): string {
    return values.map((value, i) => `${i ? 'L' : 'M'}${this.x(i)} ${this.y(value)}`).join('');
  }

  private readonly onMove = ({ offsetX }: PointerEvent) => {
    const room = this.wide - this.left - PAD.right;
    const last = this.points.length - 1;
    const i = Math.round(((offsetX - this.left) / room) * last);
    this.at = Math.max(0, Math.min(last, i));
  };

  private readonly onKey = (event: KeyboardEvent) => {
    const last = this.points.length - 1;
    const to = {
      ArrowLeft: (this.at ?? last + 1) - 1,
      ArrowRight: (this.at ?? -1) + 1,
      Home: 0,
      End: last,
    };
    const next = to[event.key as keyof typeof to];
    if (next === undefined) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(last, next));
  };

  private axes() {
    const { points, steps } = this;
    const labels = labelled(points.length, Math.floor((this.wide - this.left) / LABEL_PX));
    return svg`<g class="axes">${steps.map(
      (value) => svg`<line x1=${this.left} x2=${this.wide - PAD.right}
          y1=${this.y(value)} y2=${this.y(value)} />
        <text x=${this.left - GAP} y=${this.y(value) + 4} text-anchor="end">${this.short(value)}</text>`,
    )}${labels.map(
      (i) => svg`<text x=${this.x(i)} y=${HIGH - 6}
        text-anchor=${i === 0 ? 'start' : this.x(i) > this.wide - 40 ? 'end' : 'middle'}>${points[i]?.label}</text>`,
    )}</g>`;
  }

  private tip(): TemplateResult | typeof nothing {
    const point = this.at === undefined ? undefined : this.points[this.at];
    if (!point || this.at === undefined) return nothing;
    const right = this.x(this.at) > this.wide / 2;
    return html`<div class="tip ${right ? 'right' : ''}" role="status">
      <span class="when">${point.title}</span>
      <strong class="num">${this.format(point.value)}</strong>
      ${
        point.before === undefined
          ? nothing
          : html`<span class="num">${words.previous}: ${this.format(point.before)}</span>`
      }
    </div>`;
  }

  override render() {
    const { points, at } = this;
    const values = points.map(({ value }) => value);
    const before = points.map((point) => point.before).filter((value) => value !== undefined);
    const base = this.y(0);
    const area = `${this.line(values)}L${this.x(points.length - 1)} ${base}L${this.x(0)} ${base}Z`;
    const point = at === undefined ? undefined : points[at];
    return html`<div
        class="chart"
        tabindex="0"
        role="group"
        aria-label="${words.chart(this.name)}. ${words.chartHint}"
        @pointermove=${this.onMove}
        @pointerleave=${() => (this.at = undefined)}
        @keydown=${this.onKey}
        @blur=${() => (this.at = undefined)}
      >
        <svg width=${this.wide} height=${HIGH} aria-hidden="true">
          ${this.axes()}
          ${before.length > 1 ? svg`<path class="before" d=${this.line(before)} />` : nothing}
          <path class="area" d=${area} />
          <path class="line" d=${this.line(values)} />
          ${
            point && at !== undefined
              ? svg`<line class="cursor" x1=${this.x(at)} x2=${this.x(at)} y1=${PAD.top} y2=${base} />
                <circle cx=${this.x(at)} cy=${this.y(point.value)} r="4" />`
              : nothing
          }
        </svg>
        ${this.tip()}
      </div>
      <table class="visually-hidden">
        <caption>
          ${words.chart(this.name)}
        </caption>
        <tbody>
          ${points.map(
            ({ title, value }) =>
              html`<tr>
                <th scope="row">${title}</th>
                <td>${this.format(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-trend-chart': TrendChart;
  }
}
