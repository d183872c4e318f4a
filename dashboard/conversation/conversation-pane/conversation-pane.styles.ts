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
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-4);
    border-bottom: 1px solid var(--border);
    font-size: var(--text-xs);
  }
  .tools :is(select, input) {
    min-height: 28px;
    max-width: 150px;
    padding: 0 var(--s-2);
    border: 1px solid var(--control-border);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--text-2);
    font: inherit;
  }
  .tools input {
    width: 84px;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    padding-left: var(--s-2);
    border-radius: var(--radius-full);
    background: var(--accent-soft);
    color: var(--accent-text);
    line-height: 24px;
  }
  .tag button {
    min-width: 24px;
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .rated {
    color: var(--text-2);
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
