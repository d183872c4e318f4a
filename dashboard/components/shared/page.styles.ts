import { css } from 'lit';

/** A page inside the shell: scrolls by itself; `.page-head` holds the title and what belongs to it. */
export const pages = css`
  :host {
    display: block;
    height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .page {
    max-width: 1280px;
    margin: 0 auto;
    padding: var(--s-5) var(--s-5) var(--s-7);
  }
  .page.narrow {
    max-width: 880px;
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2) var(--s-4);
    margin-bottom: var(--s-4);
  }
  .page-head h1:focus {
    outline: none;
  }
  .lead {
    color: var(--text-2);
    max-width: 64ch;
    margin-top: var(--s-1);
  }
  @media (max-width: 720px) {
    .page {
      padding: var(--s-4) var(--s-4) var(--s-6);
    }
  }
`;
