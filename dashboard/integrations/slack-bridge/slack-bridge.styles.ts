import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-top: var(--s-4);
  }
  .card {
    display: grid;
    gap: var(--s-3);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--s-3);
  }
  .head > div:first-child {
    flex: 1 1 260px;
  }
  .about,
  .state {
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .state {
    color: var(--good-text);
  }
  form {
    display: grid;
    gap: var(--s-4);
    max-width: 560px;
    padding-top: var(--s-3);
    border-top: 1px solid var(--border);
  }
  ol {
    display: grid;
    gap: var(--s-2);
    padding-inline-start: 20px;
    list-style: decimal;
    color: var(--text-2);
    font-size: var(--text-s);
    line-height: 20px;
  }
  .url {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
  }
  .url code {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
  }
  [role='status']:not(:has(*)) {
    display: none;
  }
`;
