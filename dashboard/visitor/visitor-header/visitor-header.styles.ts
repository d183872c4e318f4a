import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--s-4);
    container-type: inline-size;
    flex-wrap: wrap;
  }
  clarm-avatar {
    --size: 48px;
  }
  .who {
    flex: 1 1 260px;
    min-width: 0;
  }
  h1 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--s-2);
    overflow-wrap: anywhere;
  }
  h1:focus-visible {
    outline: none;
  }
  .tags {
    display: inline-flex;
    gap: var(--s-1);
  }
  .tag {
    padding: 1px 8px;
    border-radius: var(--radius-full);
    background: var(--surface-3);
    color: var(--text-2);
    font-size: var(--text-xs);
    font-weight: 500;
    line-height: 18px;
    letter-spacing: 0;
  }
  .tag.good {
    background: var(--good-soft);
    color: var(--good-text);
  }
  .tag.accent {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s-4);
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .facts > * {
    overflow-wrap: anywhere;
  }
  .facts a {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
  }
  .place,
  .online {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .online {
    color: var(--good-text);
    font-weight: 550;
  }
  .online i {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--good);
  }
  .stats {
    display: flex;
    gap: var(--s-5);
  }
  .stat {
    display: grid;
    gap: 2px;
  }
  dt,
  figcaption {
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
    white-space: nowrap;
  }
  dd {
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 24px;
  }
  .scores {
    display: flex;
    align-items: center;
    gap: var(--s-4);
    padding-left: var(--s-5);
    border-left: 1px solid var(--border);
  }
  figure {
    display: grid;
    justify-items: center;
    gap: 2px;
  }
  .enterprise .value {
    display: grid;
    place-items: center;
    min-width: 56px;
    height: 56px;
    font-size: var(--text-xl);
    font-weight: 650;
  }
  @container (max-width: 620px) {
    .stats {
      order: 3;
      flex: 1 1 100%;
      justify-content: space-between;
      gap: var(--s-2);
    }
    .scores {
      padding: 0;
      border: 0;
    }
    .enterprise {
      display: none;
    }
    .who {
      flex-basis: 160px;
    }
  }
`;
