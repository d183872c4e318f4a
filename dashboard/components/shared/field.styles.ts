import { css } from 'lit';

/** Form fields: `.field` around a label, an `.input` and `.hint` or `.problem`; `.check` is a label around a check box. */
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
    background-color: var(--surface);
    color: var(--text);
    font: 400 var(--text-m) / 20px var(--font);
  }
  .input::placeholder {
    text-overflow: ellipsis;
    color: var(--text-3);
    opacity: 1;
  }
  .input:focus-visible {
    outline: var(--ring);
    outline-offset: -1px;
    border-color: transparent;
  }
  .input:disabled {
    border-color: var(--border);
    background-color: var(--surface-2);
    color: var(--text-2);
  }
  .input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  select.input,
  select.chip {
    appearance: none;
    padding-right: 28px;
    /* A chevron of two gradients: an image would be a request that a strict CSP stops. */
    background-image:
      linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position:
      right 15px center,
      right 11px center;
    background-size: 4px 4px;
    background-repeat: no-repeat;
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
  .check {
    display: flex;
    align-items: flex-start;
    gap: var(--s-2);
    font-size: var(--text-s);
    line-height: 20px;
  }
  .check input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    accent-color: var(--accent);
  }
`;
