import { css } from 'lit';

export const styles = css`
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
    grid-template-columns:
      minmax(180px, 1.5fr) minmax(120px, 1.1fr) minmax(120px, 1fr) 116px
      minmax(120px, 1.3fr) 92px 64px;
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
  .visitor,
  .location,
  .activity {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  .visitor {
    gap: var(--s-3);
  }
  .location {
    gap: var(--s-2);
  }
  .two {
    display: grid;
    min-width: 0;
  }
  .visitor a {
    color: var(--text);
    font-weight: 600;
  }
  .visitor a:hover {
    text-decoration: none;
  }
  .visitor a:focus-visible {
    outline: none;
  }
  /* The whole row is the link's target. */
  .visitor a::after {
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
  .tag {
    padding: 1px 5px;
    border-radius: 4px;
    background: var(--surface-3);
    color: var(--text-2);
    font-size: 11px;
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
  .pill {
    position: sticky;
    z-index: 3;
    top: 8px;
    left: 50%;
    display: flex;
    align-items: center;
    gap: 6px;
    width: max-content;
    height: 28px;
    margin-bottom: -28px;
    translate: -50% 0;
    padding: 0 var(--s-3);
    border: 0;
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: var(--shadow-m);
    font: 550 var(--text-xs) / 16px var(--font);
    cursor: pointer;
  }
  @container (max-width: 980px) {
    [role='row'] {
      grid-template-columns:
        minmax(150px, 1.4fr) minmax(90px, 1fr) minmax(90px, 1fr) 104px
        minmax(90px, 1fr) 68px;
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
      grid-template:
        'visitor score' auto
        'company company' auto
        'page page' auto
        'location seen' auto / minmax(0, 1fr) auto;
      gap: 6px var(--s-3);
      padding: var(--s-3) var(--s-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-l);
    }
    .visitor {
      grid-area: visitor;
    }
    .score {
      grid-area: score;
    }
    .company,
    .lastPage {
      display: flex;
      align-items: baseline;
      gap: 6px;
      color: var(--text-2);
    }
    .company {
      grid-area: company;
      color: var(--text);
    }
    .company:has(.none),
    .lastPage:has(.none) {
      display: none;
    }
    .lastPage {
      grid-area: page;
    }
    .location {
      grid-area: location;
      color: var(--text-3);
      font-size: var(--text-xs);
    }
    .lastSeen {
      grid-area: seen;
      color: var(--text-3);
      font-size: var(--text-xs);
    }
  }
`;
