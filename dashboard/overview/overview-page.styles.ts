import { css } from 'lit';

export const styles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    border-bottom: 1px solid var(--border);
  }
  .tile {
    display: grid;
    gap: 2px;
    align-content: start;
    padding: var(--s-3) var(--s-4);
    border: 0;
    border-right: 1px solid var(--border);
    background: none;
    color: var(--text);
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .tile:last-child {
    border-right: 0;
  }
  .tile:hover {
    background: var(--surface-2);
    text-decoration: none;
  }
  .tile:focus-visible {
    outline-offset: -3px;
  }
  .tile[aria-pressed='true'] {
    box-shadow: inset 0 -2px var(--accent);
  }
  .tile .name {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .tile[aria-pressed='true'] .name {
    color: var(--accent-text);
    font-weight: 600;
  }
  .tile .value {
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 28px;
    letter-spacing: -0.01em;
  }
  .tile > span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tile .other {
    color: var(--text-2);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  .tile .change {
    min-height: 16px;
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  .change.up {
    color: var(--good-text);
  }
  .change.down {
    color: var(--bad-text);
  }
  .trend {
    padding: 0;
    overflow: clip;
  }
  clarm-trend-chart {
    margin: var(--s-4) var(--s-3) var(--s-2);
  }
  .lists {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--s-4);
    margin-top: var(--s-4);
  }
  .notes {
    display: grid;
    margin-top: var(--s-4);
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 18px;
  }
  .rows {
    --height: 96px;
  }
  @media (max-width: 1080px) {
    .tiles {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .tile:nth-child(3) {
      border-right: 0;
    }
    .tile:nth-child(-n + 3) {
      border-bottom: 1px solid var(--border);
    }
  }
  @media (max-width: 720px) {
    .tile {
      padding: var(--s-2) var(--s-3);
    }
    .lists {
      grid-template-columns: minmax(0, 1fr);
    }
    clarm-trend-chart {
      margin-inline: 0;
    }
  }
`;
