import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
  }
  #menu {
    inset: auto;
    width: 200px;
    margin: 0;
    padding: var(--s-1);
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-m);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item.trash {
    color: var(--bad-text);
  }
`;
