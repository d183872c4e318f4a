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
  .find {
    position: relative;
    flex: 1;
    max-width: 480px;
  }
  .find .icon {
    position: absolute;
    left: 10px;
    top: 50%;
    translate: 0 -50%;
    color: var(--text-3);
    pointer-events: none;
  }
  .find .input {
    padding-left: 34px;
    padding-right: 34px;
  }
  .find kbd {
    position: absolute;
    right: 8px;
    top: 50%;
    translate: 0 -50%;
    padding: 0 6px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--surface-2);
    color: var(--text-3);
    font: 500 11px / 18px var(--mono);
    pointer-events: none;
  }
  .find:focus-within kbd {
    display: none;
  }
  .sort {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    margin-left: auto;
    color: var(--text-3);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .sort .input {
    width: auto;
    padding-block: 0;
    font-size: var(--text-s);
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
    .find kbd {
      display: none;
    }
  }
  @media (max-width: 720px) {
    .sort span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      margin-inline: calc(-1 * var(--s-4));
      padding: 2px var(--s-4);
    }
  }
`;
