import { css } from 'lit';

/** The entries of a menu: `.item`. */
export const menuItems = css`
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
`;
