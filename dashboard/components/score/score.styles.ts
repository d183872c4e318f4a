import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  .cold {
    --heat: var(--cold);
    --heat-text: var(--text-2);
  }
  .warm {
    --heat: var(--warm);
    --heat-text: var(--warm-text);
  }
  .hot {
    --heat: var(--hot);
    --heat-text: var(--hot-text);
  }
  .value {
    color: var(--heat-text);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: var(--s-2);
  }
  .bar .value {
    min-width: 3ch;
    text-align: right;
  }
  .bar .track {
    flex: none;
    width: 56px;
    height: 6px;
    border-radius: var(--radius-full);
    background: var(--surface-3);
    overflow: hidden;
  }
  .bar .fill {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--heat);
    transition: width 400ms ease;
  }
  .ring {
    position: relative;
    display: grid;
    place-items: center;
    width: var(--ring-size, 56px);
    height: var(--ring-size, 56px);
  }
  .ring svg {
    position: absolute;
    inset: 0;
    rotate: -90deg;
    fill: none;
    stroke-width: 4.5;
  }
  .ring .track {
    stroke: var(--surface-3);
  }
  .ring .fill {
    stroke: var(--heat);
    stroke-linecap: round;
    transition: stroke-dasharray 400ms ease;
  }
  .ring .value {
    font-size: var(--text-l);
    letter-spacing: -0.02em;
  }
  @media (prefers-reduced-motion: reduce) {
    .fill {
      transition: none !important;
    }
  }
`;
