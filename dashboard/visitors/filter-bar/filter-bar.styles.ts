import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-bottom: var(--s-4);
  }
  search {
    display: grid;
    gap: var(--s-3);
  }
  .line {
    display: flex;
    gap: var(--s-3);
    align-items: center;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
    align-items: center;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    flex: none;
    height: 28px;
    max-width: 180px;
    padding: 0 var(--s-3);
    border: 1px solid var(--border-strong);
    border-radius: var(--radius-full);
    background-color: var(--surface);
    color: var(--text-2);
    font: 500 var(--text-xs) / 16px var(--font);
    cursor: pointer;
    field-sizing: content;
  }
  .chip:hover {
    background-color: var(--surface-2);
  }
  .chip[aria-pressed='true'],
  .chip.on {
    border-color: var(--accent);
    background-color: var(--accent-soft);
    color: var(--accent-text);
  }
  .chip.company {
    min-width: 104px;
    cursor: text;
  }
  .chip.company::placeholder {
    color: var(--text-2);
    opacity: 1;
  }
  .chip.company::-webkit-calendar-picker-indicator {
    display: none !important;
  }
  .dot {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--good);
  }
  @media (pointer: coarse) {
    .chip {
      height: 36px;
      font-size: var(--text-s);
    }
  }
  @media (max-width: 720px) {
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      margin-inline: calc(-1 * var(--s-4));
      padding: 2px var(--s-4);
    }
  }
`;
