import { html, svg, type Html } from '../../http/html.ts';

const WIDTH = 600;
const HEIGHT = 200;

type Point = readonly [x: number, y: number];

const place = (values: readonly number[]): Point[] =>
  values.map((value, at) => [
    Math.round((at / (values.length - 1)) * WIDTH),
    Math.round(HEIGHT - 8 - (value / 100) * (HEIGHT - 20)),
  ]);

const TENSION = 1 / 6;

/** A smooth line through the points (a Catmull-Rom spline, written as Bézier curves). */
const curve = (points: readonly Point[]): string =>
  points
    .map((here, at) => {
      const from = points[at - 1];
      if (!from) return `M${here[0]} ${here[1]}`;
      const before = points[at - 2] ?? from;
      const after = points[at + 1] ?? here;
      const lead = (to: Point, end: Point, sign: 1 | -1): string =>
        [0, 1]
          .map((axis) => {
            const slope = ((to[axis] ?? 0) - (end[axis] ?? 0)) * TENSION;
            return Math.round(((sign === 1 ? from : here)[axis] ?? 0) + sign * slope);
          })
          .join(' ');
      return `C${lead(here, before, 1)} ${lead(after, from, -1)} ${here[0]} ${here[1]}`;
    })
    .join(' ');

const GRID = [40, 90, 140, 190].map((y) => `M0 ${y}H${WIDTH}`).join('');

/** A line chart with a filled main line, an optional dashed one before it, and one lit point. */
export function lineChart(chart: {
  main: readonly number[];
  before?: readonly number[];
  /** Index of the lit point in `main`. */
  lit?: number;
  labels?: readonly string[];
}): Html {
  const points = place(chart.main);
  const line = curve(points);
  const lit = chart.lit === undefined ? undefined : points[chart.lit];
  return html`
    <div class="chart">
      ${svg`
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
          <path class="chart-grid" d="${GRID}" />
          <path class="chart-area" d="${line} V${HEIGHT} H0 Z" />
          ${chart.before && svg`<path class="chart-before" d="${curve(place(chart.before))}" />`}
          <path class="chart-line" d="${line}" />
          ${
            lit &&
            svg`<path class="chart-drop" d="M${lit[0]} ${lit[1]}V${HEIGHT}" />
              <circle class="chart-halo" cx="${lit[0]}" cy="${lit[1]}" r="16" />
              <circle class="chart-lit" cx="${lit[0]}" cy="${lit[1]}" r="6" />`
          }
        </svg>`}
      ${
        chart.labels &&
        html`<div class="chart-labels">
          ${chart.labels.map((label) => html`<span>${label}</span>`)}
        </div>`
      }
    </div>
  `;
}

/** A tiny line, without axes. */
export const sparkline = (values: readonly number[]): Html => svg`
  <svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    <path d="${curve(place(values))}" />
  </svg>`;

/** Named bars, longest first; `share` is 0–100. */
export const barList = (
  rows: readonly { label: string; value: string; share: number; lit?: boolean }[],
): Html => html`
  <ul class="bar-list">
    ${rows.map(
      ({ label, value, share, lit }) => html`
        <li class="${lit ? 'bar-lit' : 'bar'}">
          <span class="bar-label">${label}</span><span class="bar-value">${value}</span>
          ${svg`<svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-track" width="100" height="2" rx="1" />
            <rect class="bar-fill" width="${share}" height="2" rx="1" />
          </svg>`}
        </li>
      `,
    )}
  </ul>
`;

/** Steps of a funnel as falling columns; `share` is 0–100 of the first step. */
export const funnelChart = (
  steps: readonly { label: string; value: string; share: number }[],
): Html => html`
  <ol class="funnel">
    ${steps.map(
      ({ label, value, share }, at) => html`
        <li>
          ${svg`<svg viewBox="0 0 100 120" preserveAspectRatio="none" aria-hidden="true">
            <rect class="funnel-track" width="100" height="120" rx="3" />
            <path class="funnel-fill funnel-fill-${at}"
              d="M0 ${120 - share * 1.2}L100 ${120 - (steps[at + 1]?.share ?? share) * 1.2}V120H0Z" />
          </svg>`}
          <strong>${value}</strong><span>${label}</span>
        </li>
      `,
    )}
  </ol>
`;

/** Weeks × weeks of kept users: the usual retention triangle. */
export const retentionGrid = (rows = 7): Html => {
  const cells = Array.from({ length: rows }, (_row, week) =>
    Array.from({ length: rows - week }, (_cell, age) => {
      const kept = age === 0 ? 1 : 0.72 * 0.86 ** age + week * 0.014;
      return svg`<rect class="heat heat-${Math.max(1, Math.min(6, Math.round(kept * 7)))}"
        x="${age * 52}" y="${week * 26}" width="48" height="22" rx="4" />`;
    }),
  );
  return svg`<svg class="retention" viewBox="0 0 ${rows * 52} ${rows * 26}" aria-hidden="true">${cells}</svg>`;
};
