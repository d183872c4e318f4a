import { css } from 'lit';

/** Styles of `status()`. */
export const statuses = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0 8px;
    border-radius: var(--radius-full);
    background: var(--surface-2);
    color: var(--text-2);
    font-size: var(--text-xs);
    font-weight: 500;
    line-height: 20px;
    white-space: nowrap;
  }
  .status i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--cold);
  }
  .status.good {
    background: var(--good-soft);
    color: var(--good-text);
  }
  .status.good i {
    background: var(--good);
  }
  .status.warm {
    background: var(--warm-soft);
    color: var(--warm-text);
  }
  .status.warm i {
    background: var(--warm);
  }
  .status.bad {
    background: var(--bad-soft);
    color: var(--bad-text);
  }
  .status.bad i {
    background: var(--bad);
  }
`;
