import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: var(--s-4);
  }
  .lead {
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .pair,
  .triple {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    align-items: start;
    gap: var(--s-3);
  }
  .address {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    align-items: start;
    gap: var(--s-3);
  }
  .outcome {
    padding: var(--s-3);
    border-radius: var(--radius-m);
    font-size: var(--text-s);
  }
  .outcome.good {
    background: var(--good-soft);
    color: var(--good-text);
  }
  .outcome.bad {
    background: var(--bad-soft);
    color: var(--bad-text);
  }
  .outcome dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px var(--s-3);
    color: var(--text);
    overflow-wrap: anywhere;
  }
  .outcome dl:not(:empty) {
    margin-top: var(--s-2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s-2);
  }
`;
