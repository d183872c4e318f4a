import { css } from 'lit';

/** Of every section: cards with a head, fields, rows, and a foot with what saves them. */
export const styles = css`
  :host {
    display: block;
  }
  .stack,
  form {
    display: grid;
    gap: var(--s-4);
  }
  .card {
    padding: var(--s-5);
  }
  .card,
  .part {
    display: grid;
    gap: var(--s-4);
    align-content: start;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--s-2) var(--s-4);
  }
  .head > :first-child {
    flex: 1 1 280px;
  }
  .lead,
  .note {
    max-width: 68ch;
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .card.note {
    max-width: none;
  }
  h2 + .lead {
    margin-top: 2px;
  }
  textarea.input {
    min-height: 96px;
    font-family: var(--mono);
    font-size: var(--text-s);
    resize: vertical;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    font-size: var(--text-s);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    align-items: start;
    gap: var(--s-4);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--s-2);
    margin: 0 calc(-1 * var(--s-5)) calc(-1 * var(--s-5));
    padding: var(--s-3) var(--s-5);
    border-top: 1px solid var(--border);
    border-radius: 0 0 var(--radius-l) var(--radius-l);
    background: var(--surface-2);
  }
  .foot > .left {
    margin-right: auto;
  }
  .card.list {
    gap: 0;
    padding: 0;
    overflow: clip;
  }
  .list > li,
  .list > .none {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-3);
    min-height: 60px;
    padding: var(--s-3) var(--s-4) var(--s-3) var(--s-5);
    font-size: var(--text-s);
  }
  .list > li + li {
    border-top: 1px solid var(--border);
  }
  .list .actions {
    display: flex;
    align-items: center;
    gap: var(--s-1);
    margin-left: auto;
  }
  .list .what {
    flex: 1 1 180px;
    display: grid;
    min-width: 0;
  }
  .list .what > :last-child:not(:first-child) {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .once {
    display: grid;
    gap: var(--s-2);
    padding: var(--s-3);
    border: 1px solid var(--border-strong);
    border-radius: var(--radius-m);
    background: var(--surface-2);
    font-size: var(--text-s);
  }
  .once > div {
    display: flex;
    align-items: center;
    gap: var(--s-3);
  }
  .once code {
    flex: 1;
    user-select: all;
  }
  .hint a {
    text-decoration: underline;
  }
  code {
    overflow-wrap: anywhere;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  clarm-modal {
    position: absolute;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
    margin-top: var(--s-2);
  }
  @media (max-width: 720px) {
    .card {
      padding: var(--s-4);
    }
    .foot {
      margin: 0 calc(-1 * var(--s-4)) calc(-1 * var(--s-4));
      padding: var(--s-3) var(--s-4);
    }
    .list > li,
    .list > .none {
      padding: var(--s-3) var(--s-3) var(--s-3) var(--s-4);
    }
  }
`;
