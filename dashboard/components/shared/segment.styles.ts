import { css } from 'lit';

/** A choice of few: buttons in one trough, `.segments` with `aria-pressed`. */
export const segments = css`
  .segments {
    display: inline-flex;
    gap: 2px;
    padding: 2px;
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  .segments button {
    min-height: 28px;
    padding: 0 var(--s-3);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--text-2);
    font: 550 var(--text-xs) / 16px var(--font);
    cursor: pointer;
  }
  .segments button[aria-pressed='true'] {
    background: light-dark(var(--surface), var(--surface-3));
    color: var(--text);
    box-shadow: var(--shadow-s);
  }
  @media (pointer: coarse) {
    .segments button {
      min-height: 36px;
      font-size: var(--text-s);
    }
  }
`;
