import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-4);
    border-bottom: 1px solid var(--border);
    font-size: var(--text-xs);
  }
  .input {
    width: auto;
    max-width: 160px;
    min-height: 28px;
    padding-block: 0;
    padding-left: var(--s-2);
    border-color: var(--border-strong);
    color: var(--text-2);
    font-size: var(--text-xs);
  }
  input.input {
    width: 92px;
    border-style: dashed;
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
  .state,
  .rated {
    color: var(--text-2);
  }
  @media (pointer: coarse) {
    .input {
      min-height: 36px;
    }
  }
`;
