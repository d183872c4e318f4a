import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--s-4);
    justify-items: center;
  }
  section,
  clarm-skeleton {
    width: 100%;
  }
  section {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    padding: var(--s-3) var(--s-4) var(--s-2);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--s-3);
    padding-bottom: var(--s-2);
    border-bottom: 1px solid var(--border);
  }
  header p {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .live {
    margin-left: var(--s-1);
    padding: 1px 8px;
    border-radius: var(--radius-full);
    background: var(--good-soft);
    color: var(--good-text);
    font-size: 11px;
    font-weight: 550;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    gap: var(--s-3);
    padding: 7px 0;
    font-size: var(--text-s);
    line-height: 18px;
  }
  /* The line that joins one event with the next. */
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    top: 30px;
    bottom: -8px;
    left: 11.5px;
    width: 1px;
    background: var(--border);
  }
  .sign {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    margin-top: -2px;
    border-radius: 50%;
    background: var(--surface-2);
    color: var(--text-3);
  }
  .strong .sign {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .strong .title {
    font-weight: 600;
  }
  .what {
    display: grid;
    min-width: 0;
  }
  .title {
    overflow-wrap: anywhere;
  }
  .detail,
  .reading {
    color: var(--text-3);
    font-size: var(--text-xs);
    overflow-wrap: anywhere;
  }
  .reading {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  time {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .none {
    padding: var(--s-2);
    color: var(--text-3);
    font-size: var(--text-s);
    text-align: center;
  }
`;
