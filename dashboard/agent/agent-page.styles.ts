import { css } from 'lit';

export const styles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--s-4);
    align-items: start;
  }
  .beside {
    display: grid;
    gap: var(--s-4);
  }
  .card {
    padding: var(--s-5);
  }
  .about {
    margin-bottom: var(--s-3);
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--s-3);
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .tag {
    padding: 2px 8px;
    border-radius: 99px;
    background: var(--surface-2);
    color: var(--text-2);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .tag.on {
    background: var(--good-soft);
    color: var(--good-text);
  }
  .note {
    margin-bottom: var(--s-4);
    padding: var(--s-3) var(--s-4);
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface);
    font-size: var(--text-s);
  }
  .note.bad {
    color: var(--bad-text);
  }
  .done {
    margin-top: var(--s-2);
    color: var(--text-2);
    font-size: var(--text-s);
    text-align: end;
  }
  .done:empty {
    display: none;
  }
  .sure {
    display: flex;
    justify-content: flex-end;
    gap: var(--s-2);
  }
  @media (max-width: 960px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
