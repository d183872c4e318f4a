import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    height: 100%;
  }
  clarm-visitor-aside {
    flex: none;
    width: 288px;
  }
  .list {
    flex: none;
    width: 344px;
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
  /* Beside a conversation its name is the page's heading; both look the same all the time. */
  .list h2 {
    font-size: var(--text-xl);
    line-height: 28px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .thread h1 {
    font-size: var(--text-m);
    line-height: 20px;
    font-weight: 600;
    letter-spacing: normal;
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
    flex: 1;
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
  .tags {
    width: auto;
    max-width: 140px;
    min-height: 30px;
    padding-block: 3px;
    font-size: var(--text-xs);
  }
  .list .segments {
    flex: 1 1 100%;
    min-width: 0;
  }
  .segments button {
    flex: 1 1 auto;
    padding: 0 4px;
    font-size: var(--text-xs);
  }
  .keys-hint {
    display: block;
    margin-top: var(--s-1);
    color: var(--text-3);
    font-size: var(--text-s);
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
  /* The profile is one click away. */
  @media (max-width: 1240px) {
    clarm-visitor-aside {
      display: none;
    }
  }
  @media (max-width: 900px) {
    .list {
      flex: 1;
      width: auto;
    }
    .thread:not(.some),
    .list:has(+ .some) {
      display: none;
    }
    .back {
      display: inline-flex;
      margin-left: -8px;
    }
    .profile-word {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .company,
    .title clarm-score {
      display: none;
    }
  }
`;
