import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  ul {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    overflow: clip;
  }
  li {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--s-4);
    padding: var(--s-3) var(--s-4);
  }
  li + li {
    border-top: 1px solid var(--border);
  }
  li:hover {
    background: var(--surface-2);
  }
  .sign {
    display: grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .what {
    flex: 1;
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  a {
    color: var(--text);
    font-weight: 600;
  }
  a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .url,
  .never,
  clarm-time-ago,
  .go {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .go {
    display: grid;
  }
  .why {
    color: var(--bad-text);
    font-size: var(--text-xs);
  }
  .events {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .events code {
    padding: 0 6px;
    border-radius: 4px;
    background: var(--surface-2);
    color: var(--text-2);
    font-size: 11px;
    line-height: 18px;
  }
  .filtered {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 6px;
    color: var(--text-3);
    font-size: 11px;
    line-height: 18px;
  }
  li:hover .events code {
    background: var(--surface-3);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    white-space: nowrap;
  }
  @media (max-width: 720px) {
    li {
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-3);
    }
    .sign,
    .go {
      display: none;
    }
    .what,
    .state {
      flex: 1 1 100%;
    }
  }
`;
