import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: var(--s-4);
    container-type: inline-size;
  }
  clarm-avatar {
    --size: 48px;
  }
  .who {
    flex: 1 1 260px;
    min-width: 0;
  }
  h1 {
    overflow-wrap: anywhere;
  }
  h1:focus-visible {
    outline: none;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s-4);
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .stats {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2) var(--s-5);
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
  @container (max-width: 1040px) {
    .stats {
      order: 3;
      flex: 1 1 100%;
    }
  }
  @container (max-width: 620px) {
    .stats {
      display: grid;
      grid-template-columns: repeat(4, auto);
      justify-content: space-between;
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
