import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .list {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    overflow: clip;
  }
  details + details {
    border-top: 1px solid var(--border);
  }
  summary {
    display: grid;
    grid-template-columns: 14px 96px minmax(0, 1.4fr) minmax(0, 1fr) 88px 72px;
    align-items: center;
    gap: var(--s-3);
    min-height: 44px;
    padding: 4px var(--s-4);
    font-size: var(--text-s);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--surface-2);
  }
  summary:focus-visible {
    outline-offset: -2px;
  }
  summary > .status {
    justify-self: start;
  }
  .turn {
    display: grid;
    color: var(--text-3);
    transition: rotate var(--fast);
  }
  [open] .turn {
    rotate: 90deg;
  }
  .last,
  .tries,
  clarm-time-ago {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  clarm-time-ago {
    text-align: right;
  }
  .body {
    display: grid;
    gap: var(--s-3);
    padding: var(--s-2) var(--s-4) var(--s-4) 42px;
  }
  ol {
    display: grid;
    gap: var(--s-2);
  }
  .attempt {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s-3);
    font-size: var(--text-s);
  }
  .attempt > :not(strong),
  .next,
  .id {
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 20px;
  }
  .good {
    color: var(--good-text);
  }
  .bad {
    color: var(--bad-text);
  }
  pre {
    max-height: 320px;
    margin: 4px 0 0;
    padding: var(--s-3);
    border-radius: var(--radius-m);
    background: var(--surface-2);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 18px;
  }
  pre.payload {
    margin: calc(-1 * var(--s-2)) 0 0;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
  }
  .id {
    overflow-wrap: anywhere;
  }
  @container (max-width: 620px) {
    summary {
      grid-template-columns: 14px minmax(0, 1fr) auto;
      padding: var(--s-2) var(--s-3);
    }
    .event {
      grid-column: 2;
      grid-row: 2;
    }
    summary clarm-time-ago {
      grid-column: 3;
      grid-row: 1;
    }
    .tries {
      grid-column: 3;
      grid-row: 2;
      text-align: right;
    }
    .last {
      display: none;
    }
    .body {
      padding-left: var(--s-3);
      padding-right: var(--s-3);
    }
  }
`;
