import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form,
  .stack {
    display: grid;
    gap: var(--s-4);
  }
  textarea.input {
    min-height: 96px;
    font-family: var(--mono);
    font-size: var(--text-s);
    resize: vertical;
  }
  .lead,
  .note {
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .check,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    font-size: var(--text-s);
  }
  .row > .grow {
    flex: 1 1 160px;
    min-width: 0;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    align-items: start;
    gap: var(--s-3);
  }
  .rows > * + * {
    margin-top: var(--s-3);
    padding-top: var(--s-3);
    border-top: 1px solid var(--border);
  }
  .hint a {
    text-decoration: underline;
  }
  code {
    overflow-wrap: anywhere;
  }
`;
