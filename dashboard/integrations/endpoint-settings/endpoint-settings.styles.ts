import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form,
  .card,
  fieldset {
    display: grid;
    gap: var(--s-4);
  }
  .card {
    padding: var(--s-5);
  }
  .card .lead {
    margin: 2px 0 0;
    font-size: var(--text-s);
  }
  h2 {
    margin: 0;
  }
  fieldset {
    gap: var(--s-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 4px;
    padding: 0;
  }
  .events {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
    gap: var(--s-2) var(--s-4);
  }
  .events code {
    display: block;
    color: var(--text-3);
  }
  .sizes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2) var(--s-4);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    align-items: start;
    gap: var(--s-4);
  }
  textarea.input {
    min-height: 72px;
    font-family: var(--mono);
    font-size: var(--text-s);
    resize: vertical;
  }
  .quiet {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s-3);
    margin-left: 24px;
  }
  .quiet .input {
    width: 132px;
  }
  .quiet .check {
    min-height: 36px;
    align-items: center;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
  }
  @media (max-width: 720px) {
    .card {
      padding: var(--s-4);
    }
    .quiet {
      margin-left: 0;
    }
  }
`;
