import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    height: 220px;
    overflow: hidden;
  }
  .chart {
    position: relative;
    border-radius: var(--radius-s);
    touch-action: pan-y;
  }
  .chart:focus-visible {
    outline-offset: -2px;
  }
  svg {
    display: block;
    pointer-events: none;
  }
  .axes line {
    stroke: var(--border);
    shape-rendering: crispEdges;
  }
  .axes text {
    fill: var(--text-3);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  path {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .line {
    stroke: var(--accent);
  }
  .before {
    stroke: var(--cold);
    stroke-width: 1.5;
    stroke-dasharray: 3 4;
  }
  .area {
    fill: color-mix(in srgb, var(--accent) 10%, transparent);
    stroke: none;
  }
  .cursor {
    stroke: var(--border-strong);
  }
  circle {
    fill: var(--accent);
    stroke: var(--surface);
    stroke-width: 2;
  }
  .tip {
    position: absolute;
    top: 8px;
    right: 12px;
    display: grid;
    padding: 6px 10px;
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-m);
    color: var(--text-2);
    font-size: var(--text-xs);
    line-height: 18px;
    pointer-events: none;
  }
  .tip.right {
    right: auto;
    left: calc(var(--left, 44px) + 8px);
  }
  .tip strong {
    color: var(--text);
    font-size: var(--text-m);
  }
`;
