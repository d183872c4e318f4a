import { css } from 'lit';

export const styles = css`
  .list {
    padding: 0;
    overflow: clip;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1.4fr) minmax(0, 1.2fr) minmax(0, 1.2fr) 96px auto;
    align-items: center;
    gap: var(--s-2) var(--s-4);
    min-height: 64px;
    padding: var(--s-2) var(--s-4);
    font-size: var(--text-s);
    line-height: 18px;
  }
  li + li {
    border-top: 1px solid var(--border);
  }
  li:hover,
  li:focus-within {
    background: var(--surface-2);
  }
  li:has(a:focus-visible) {
    outline: var(--ring);
    outline-offset: -2px;
  }
  .two {
    display: grid;
    min-width: 0;
  }
  .who a {
    color: var(--text);
    font-weight: 600;
    outline: none;
  }
  .who a:hover {
    text-decoration: none;
  }
  .who a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .second {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .when {
    display: grid;
    justify-items: end;
    gap: 2px;
    color: var(--text-2);
    white-space: nowrap;
  }
  .notice {
    display: flex;
    gap: var(--s-2);
    margin-bottom: var(--s-4);
    padding: var(--s-3) var(--s-4);
    border-radius: var(--radius-m);
    background: var(--warm-soft);
    color: var(--warm-text);
    font-size: var(--text-s);
  }
  .notice .icon {
    flex: none;
    margin-top: 2px;
  }
  .rows {
    --height: 60px;
    --gap: 4px;
  }
  .foot {
    display: flex;
    justify-content: center;
    margin-top: var(--s-3);
  }
  @media (max-width: 900px) {
    li {
      grid-template-columns: auto minmax(0, 1fr) auto;
      padding: var(--s-3) var(--s-4);
    }
    .company {
      grid-column: 2;
    }
    .page-of {
      display: none;
    }
    clarm-score {
      grid-column: 3;
      grid-row: 1;
    }
    .when {
      grid-column: 3;
      grid-row: 2;
    }
  }
`;
