import { css } from 'lit';

export const styles = css`
  .page {
    max-width: 1080px;
  }
  .columns {
    display: grid;
    grid-template-columns: 184px minmax(0, 1fr);
    gap: var(--s-6);
    align-items: start;
  }
  nav {
    position: sticky;
    top: var(--s-5);
    display: grid;
    gap: var(--s-4);
  }
  .group {
    display: grid;
    gap: 2px;
  }
  .group p {
    padding: 0 var(--s-2) 4px;
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  nav a {
    padding: 6px var(--s-2);
    border-radius: var(--radius-s);
    color: var(--text-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  nav a:hover {
    background: var(--surface-2);
    color: var(--text);
    text-decoration: none;
  }
  nav a[aria-current='page'] {
    background: var(--surface-3);
    color: var(--text);
    font-weight: 600;
  }
  nav a:focus-visible {
    outline-offset: -2px;
  }
  @media (max-width: 900px) {
    .columns {
      display: block;
    }
    nav,
    .group {
      display: flex;
      gap: var(--s-1);
    }
    nav {
      position: static;
      margin: 0 calc(-1 * var(--s-4)) var(--s-4);
      padding: 0 var(--s-4) var(--s-3);
      border-bottom: 1px solid var(--border);
      overflow-x: auto;
      scrollbar-width: none;
    }
    .group {
      flex: none;
    }
    .group p {
      display: none;
    }
    nav a {
      flex: none;
      padding: 8px var(--s-3);
    }
  }
`;
