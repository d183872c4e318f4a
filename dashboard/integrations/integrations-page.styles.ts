import { css } from 'lit';

export const styles = css`
  clarm-empty-state.card {
    padding: var(--s-7) var(--s-5);
  }
  .rows {
    --height: 72px;
    --gap: 2px;
  }
  .secret {
    display: flex;
    align-items: center;
    gap: var(--s-3);
    margin: var(--s-4) 0;
    padding: var(--s-2) var(--s-2) var(--s-2) var(--s-3);
    border: 1px solid var(--border-strong);
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  .secret code {
    flex: 1;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
  }
`;
