import { css } from 'lit';

/** Of the note to agents, and of the `<fieldset class="all" disabled>` around what they cannot change. */
export const adminsOnlyStyles = css`
  .admins-only {
    margin-bottom: var(--s-4);
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--text-2);
    font-size: var(--text-s);
  }
  fieldset.all {
    display: grid;
    gap: var(--s-4);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
`;
