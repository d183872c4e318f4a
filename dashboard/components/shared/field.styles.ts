import { css } from 'lit';

/** Form fields: `.field` around a label, an `.input` and `.hint` or `.problem`. */
export const fields = css`
  .field {
    display: grid;
    gap: 6px;
  }
  .field label,
  .label {
    font-size: var(--text-s);
    font-weight: 550;
  }
  .input {
    width: 100%;
    min-height: 36px;
    padding: 7px var(--s-3);
    border: 1px solid var(--control-border);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--text);
    font: 400 var(--text-m) / 20px var(--font);
  }
  .input::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  .input:focus-visible {
    outline: var(--ring);
    outline-offset: -1px;
    border-color: transparent;
  }
  .input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  select.input {
    padding-right: var(--s-5);
  }
  .hint {
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  .problem {
    color: var(--bad-text);
    font-size: var(--text-s);
    line-height: 18px;
  }
  @media (pointer: coarse) {
    .input {
      min-height: 44px;
      font-size: 16px;
    }
  }
`;
