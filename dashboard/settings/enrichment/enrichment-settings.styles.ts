import { css } from 'lit';

export const own = css`
  .waterfall {
    display: grid;
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
  }
  .waterfall > * + * {
    border-top: 1px solid var(--border);
  }
  .offline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--s-3);
    padding: var(--s-3) var(--s-4);
    background: var(--surface-2);
    border-radius: var(--radius-m) var(--radius-m) 0 0;
    font-size: var(--text-s);
  }
  .offline .status {
    margin-left: auto;
  }
  .data {
    font-size: var(--text-xs);
  }
`;
