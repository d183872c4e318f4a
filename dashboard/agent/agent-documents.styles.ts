import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--s-4);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    padding: var(--s-2) 0;
    border-bottom: 1px solid var(--border);
    font-size: var(--text-s);
  }
  .what {
    flex: 1;
    min-width: 0;
  }
  .aside {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .nothing {
    color: var(--text-2);
    font-size: var(--text-s);
  }
  form {
    display: grid;
    gap: var(--s-3);
    justify-items: stretch;
  }
  .segments {
    justify-self: start;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
  }
  .unread li {
    padding: 2px 0;
    border: 0;
    overflow-wrap: anywhere;
  }
`;
