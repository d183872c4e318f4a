import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form,
  fieldset {
    display: grid;
    gap: var(--s-4);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  textarea.input {
    resize: vertical;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    gap: var(--s-4) var(--s-3);
    align-items: start;
  }
  .hint:empty,
  p[role='note']:empty {
    display: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
  }
`;
