import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  header {
    flex: none;
    padding: var(--s-2) var(--s-5) var(--s-4);
    background: var(--surface);
    border-bottom: 1px solid var(--border);
  }
  .toolbar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 36px;
    margin-bottom: var(--s-1);
  }
  .toolbar > .button {
    margin-left: calc(-1 * var(--s-2));
  }
  :host > .toolbar {
    padding: var(--s-2) var(--s-5);
    margin: 0;
  }
  .loading {
    padding: var(--s-5);
    --gap: 20px;
  }
  .columns {
    flex: 1;
    display: grid;
    grid-template-columns: 336px minmax(0, 1fr);
    gap: var(--s-4);
    align-content: start;
    min-height: 0;
    padding: var(--s-4) var(--s-5) var(--s-6);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .known {
    display: grid;
    gap: var(--s-3);
    align-content: start;
  }
  .people {
    display: grid;
    gap: var(--s-3);
    align-content: start;
    min-width: 0;
  }
  .all {
    font-size: var(--text-s);
  }
  .attribution {
    margin: 0;
  }
  @media (max-width: 1080px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .people {
      order: -1;
    }
  }
  @media (max-width: 720px) {
    header {
      padding: var(--s-1) var(--s-4) var(--s-3);
    }
    .columns {
      padding-inline: var(--s-4);
    }
  }
`;
