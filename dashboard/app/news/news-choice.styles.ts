import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  fieldset {
    margin: 0 0 var(--s-2);
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 var(--s-2) 4px;
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-height: 32px;
    padding: 0 var(--s-2);
    border-radius: var(--radius-s);
    font-size: var(--text-s);
    cursor: pointer;
  }
  label:hover {
    background: var(--surface-2);
  }
  input {
    margin: 0;
    accent-color: var(--accent);
  }
  p {
    padding: 0 var(--s-2);
    color: var(--text-2);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  @media (pointer: coarse) {
    label {
      min-height: 40px;
    }
  }
`;
