import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    gap: var(--s-2);
    align-items: center;
    padding: var(--s-3) var(--s-4) var(--s-3) var(--s-3);
  }
  .place {
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    border-radius: 50%;
    background: var(--surface-3);
    color: var(--text-2);
    font-size: 11px;
    font-weight: 600;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--s-3);
    min-width: 0;
  }
  .pill {
    margin-left: auto;
  }
  .tools {
    display: flex;
  }
  .settings {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .settings .input {
    min-height: 32px;
    padding-block: 5px;
    font-size: var(--text-s);
  }
  .key {
    flex: 1 1 180px;
    width: auto;
    min-width: 0;
  }
  .cost {
    width: 92px;
    text-align: right;
  }
  .settings .button {
    margin-left: auto;
  }
  .note {
    grid-column: 2 / -1;
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .note:empty {
    display: none;
  }
  .good {
    color: var(--good-text);
  }
  a {
    text-decoration: underline;
  }
  @media (max-width: 560px) {
    .pill {
      margin-left: 24px;
    }
    .settings {
      grid-column: 1 / -1;
    }
    .key {
      flex-basis: 100%;
    }
  }
`;
