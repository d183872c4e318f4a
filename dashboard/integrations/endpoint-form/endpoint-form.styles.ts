import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: var(--s-4);
  }
  fieldset {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 var(--s-2);
  }
  .targets {
    justify-items: start;
  }
  .event {
    display: flex;
    align-items: flex-start;
    gap: var(--s-3);
    padding: 6px var(--s-2);
    margin-inline: calc(-1 * var(--s-2));
    border-radius: var(--radius-s);
    font-size: var(--text-s);
    line-height: 18px;
    cursor: pointer;
  }
  .event:hover {
    background: var(--surface-2);
  }
  .event > span {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--s-2);
  }
  .event input {
    width: 16px;
    height: 16px;
    margin: 1px 0 0;
    accent-color: var(--accent);
  }
  code {
    color: var(--text-3);
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: var(--s-2);
  }
`;
