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
  .item {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    width: 100%;
    min-height: 36px;
    padding: 0 var(--s-2);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--text);
    font: 400 var(--text-s) / 20px var(--font);
    text-align: left;
    cursor: pointer;
  }
  .item:hover {
    background: var(--surface-2);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item.trash {
    color: var(--bad-text);
  }
`;
