import { css } from 'lit';

/** Columns of names with a small field each: `.points` around `li`s with a label, `.usual`, an `.input`. */
export const points = css`
  .points {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(236px, 1fr));
    gap: 0 var(--s-6);
  }
  .points li {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-height: 44px;
    border-bottom: 1px solid var(--border);
  }
  .points label {
    flex: 1;
    min-width: 0;
    font-size: var(--text-s);
  }
  .points .usual {
    color: var(--text-3);
    font-size: var(--text-xs);
    white-space: nowrap;
  }
  .points .input {
    flex: none;
    width: 84px;
    min-height: 32px;
    padding-block: 5px;
    text-align: right;
  }
  .points .input.wide {
    width: 120px;
  }
`;
