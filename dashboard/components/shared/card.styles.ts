import { css } from 'lit';

/** Cards: `.card` with an optional `.card-head`. */
export const cards = css`
  .card {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    padding: var(--s-4);
  }
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
    margin-bottom: var(--s-3);
  }
  .card-head .aside {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
`;
