import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-height: 0;
    overflow: auto;
    background: var(--canvas);
    border-left: 1px solid var(--border);
  }
  .body,
  clarm-skeleton {
    padding: var(--s-4);
  }
  .body {
    display: grid;
    gap: var(--s-4);
  }
  .who {
    display: flex;
    align-items: center;
    gap: var(--s-3);
  }
  .who > div {
    min-width: 0;
  }
  .who p {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  section {
    display: grid;
    gap: var(--s-2);
    padding-top: var(--s-4);
    border-top: 1px solid var(--border);
  }
  h3 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    color: var(--text-3);
    font-size: var(--text-xs);
    font-weight: 500;
  }
  .reasons,
  .pages {
    display: grid;
    gap: 6px;
    font-size: var(--text-s);
    line-height: 18px;
  }
  .reasons li,
  .pages li {
    display: flex;
    justify-content: space-between;
    gap: var(--s-2);
  }
  .pages .when {
    flex: none;
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .reasons strong {
    flex: none;
  }
  dl {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr);
    gap: 4px var(--s-2);
    font-size: var(--text-s);
    line-height: 18px;
  }
  dt {
    color: var(--text-3);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .none {
    color: var(--text-3);
    font-size: var(--text-s);
  }
  .button {
    justify-self: stretch;
  }
`;
