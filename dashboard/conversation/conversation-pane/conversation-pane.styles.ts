import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
    position: relative;
  }
  clarm-message-list {
    flex: 1;
  }
  .loading {
    padding: var(--s-4);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-3);
    min-height: 48px;
    padding: 0 var(--s-3) 0 var(--s-4);
    border-bottom: 1px solid var(--border);
  }
  .closed {
    margin: 0 var(--s-3) var(--s-2);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--radius-m);
    background: var(--surface-2);
    color: var(--text-2);
    font-size: var(--text-s);
  }
`;
