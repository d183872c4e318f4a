import { css } from 'lit';

export const own = css`
  .progress {
    padding: var(--s-2) var(--s-3);
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-text);
    font-size: var(--text-s);
  }
  summary {
    color: var(--accent-text);
    font-size: var(--text-s);
    cursor: pointer;
  }
  .words {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px var(--s-3);
    margin-top: var(--s-2);
    font-size: var(--text-xs);
    overflow-wrap: anywhere;
  }
  .words dd {
    color: var(--text-2);
  }
  .save {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
    padding: var(--s-3) 0;
    border-top: 1px solid var(--border);
    background: var(--canvas);
  }
  .save .left {
    margin-right: auto;
  }
`;
