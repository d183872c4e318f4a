import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    padding: var(--s-2);
  }
  a {
    display: flex;
    gap: var(--s-3);
    padding: 10px var(--s-3);
    border-radius: var(--radius-m);
    color: inherit;
    font-size: var(--text-s);
    line-height: 18px;
  }
  a:hover {
    background: var(--surface-2);
    text-decoration: none;
  }
  a[aria-current='true'] {
    background: var(--accent-soft);
  }
  .words {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
  }
  .line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--s-2);
  }
  .name {
    font-weight: 550;
  }
  .unread .name,
  .unread .last {
    color: var(--text);
    font-weight: 650;
  }
  .last,
  .company,
  clarm-time-ago {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  a[aria-current='true'] :is(.last, .company, clarm-time-ago) {
    color: var(--text-2);
  }
  .badge {
    flex: none;
    min-width: 18px;
    padding: 0 5px;
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    font-size: 11px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }
`;
