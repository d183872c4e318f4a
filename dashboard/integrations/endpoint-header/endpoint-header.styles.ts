import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--s-3) var(--s-4);
  }
  clarm-modal {
    position: absolute;
  }
  .what {
    display: grid;
    gap: 4px;
    flex: 1 1 320px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .url {
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .events {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-top: 4px;
  }
  .events code {
    padding: 0 6px;
    border-radius: 4px;
    background: var(--surface-3);
    color: var(--text-2);
    font-size: 11px;
    line-height: 20px;
  }
  .problem {
    color: var(--bad-text);
    font-size: var(--text-s);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
  }
  .actions.end {
    justify-content: flex-end;
    margin-top: var(--s-5);
  }
`;
