import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: 344px minmax(0, 1fr);
    height: 100%;
  }
  .list {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--surface);
    border-right: 1px solid var(--border);
  }
  .list header {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--s-2);
    padding: var(--s-4);
    border-bottom: 1px solid var(--border);
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .scroller clarm-skeleton {
    --height: 52px;
    padding: var(--s-4);
  }
  .more {
    display: flex;
    margin: var(--s-2) auto var(--s-4);
  }
  .thread {
    min-width: 0;
    min-height: 0;
    background: var(--surface);
  }
  .thread clarm-empty-state {
    height: 100%;
    align-content: center;
  }
  clarm-conversation-pane {
    max-width: 860px;
    margin: 0 auto;
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--s-2) var(--s-3);
    flex: 1;
    min-width: 0;
  }
  .company {
    color: var(--text-3);
    font-size: var(--text-s);
  }
  .profile {
    margin-left: auto;
  }
  .back {
    display: none;
  }
  @media (max-width: 900px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
    .thread:not(.some),
    .list:has(+ .some) {
      display: none;
    }
    .back {
      display: inline-flex;
      margin-left: -8px;
    }
    .company,
    .title clarm-score {
      display: none;
    }
  }
`;
