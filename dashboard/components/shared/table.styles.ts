import { css } from 'lit';

/**
 * Tables whose rows are links: `[role=table]` with a `.head` and `.row`s, the columns by the
 * element's own `grid-template-columns`; `.main` is the cell with the link. Cards below 680 px.
 */
export const tables = css`
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
  }
  [role='table'] {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    overflow: clip;
    transition: opacity var(--fast);
  }
  :host([stale]) [role='table'] {
    opacity: 0.6;
  }
  [role='row'] {
    display: grid;
    gap: var(--s-4);
    align-items: center;
    padding: 0 var(--s-4);
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 2;
    min-height: 36px;
    background: var(--surface);
    border-bottom: 1px solid var(--border);
    color: var(--text-3);
    font-size: var(--text-xs);
    font-weight: 500;
  }
  .head button {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    margin: 0 -4px;
    padding: 2px 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .head button:hover,
  .head [aria-sort='descending'] button {
    color: var(--text);
  }
  .head .lastSeen,
  .head .firstSeen {
    text-align: right;
    white-space: nowrap;
  }
  .row {
    position: relative;
    min-height: 56px;
    background: var(--surface);
    font-size: var(--text-s);
    line-height: 18px;
  }
  .row + .row {
    border-top: 1px solid var(--border);
  }
  .row:hover {
    background: var(--surface-2);
  }
  .row:focus-within {
    background: var(--surface-2);
    box-shadow: inset 3px 0 var(--accent);
  }
  .main,
  .activity {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  .main {
    gap: var(--s-3);
  }
  .two {
    display: grid;
    min-width: 0;
  }
  .main a {
    color: var(--text);
    font-weight: 600;
  }
  .main a:hover {
    text-decoration: none;
  }
  .main a:focus-visible {
    outline: none;
  }
  /* The whole row is the link's target. */
  .main a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .row:has(a:focus-visible) {
    outline: var(--ring);
    outline-offset: -2px;
  }
  .second,
  .none {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .second:empty {
    display: none;
  }
  .activity {
    gap: var(--s-3);
    color: var(--text-2);
  }
  .activity > span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .activity .icon {
    color: var(--text-3);
  }
  .activity .some,
  .activity .some .icon {
    color: var(--accent-text);
    font-weight: 600;
  }
  .lastSeen {
    color: var(--text-2);
    text-align: right;
    white-space: nowrap;
  }
  /* A link of its own on a row that is one. */
  .inner {
    position: relative;
    z-index: 1;
    justify-self: start;
    max-width: 100%;
    color: inherit;
  }
  @container (max-width: 980px) {
    [role='row'] {
      gap: var(--s-3);
    }
    .activity {
      display: none;
    }
  }
  @container (max-width: 680px) {
    [role='table'] {
      background: none;
      border: 0;
      border-radius: 0;
      overflow: visible;
      display: grid;
      gap: var(--s-2);
    }
    .head {
      position: absolute;
      width: 1px;
      min-height: 0;
      height: 1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .row,
    .row + .row {
      gap: 6px var(--s-3);
      padding: var(--s-3) var(--s-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-l);
    }
    .lastSeen {
      grid-area: seen;
      color: var(--text-3);
      font-size: var(--text-xs);
    }
  }
`;
