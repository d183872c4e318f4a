import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    container-type: inline-size;
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
    grid-template-columns: 336px minmax(0, 1fr) 376px;
    min-height: 0;
  }
  .column {
    min-width: 0;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .column:focus-visible {
    outline-offset: -2px;
  }
  .activity {
    position: relative;
  }
  .details {
    padding: var(--s-4) var(--s-2) var(--s-5) var(--s-5);
  }
  .activity {
    padding: var(--s-4) var(--s-4) var(--s-5) var(--s-2);
  }
  .conversation {
    background: var(--surface);
    border-left: 1px solid var(--border);
    overflow: hidden;
  }
  .pick {
    border: 0;
    background: none;
    color: var(--text);
    font: 600 var(--text-m) / 20px var(--font);
  }
  .tabs {
    display: none;
    margin-top: var(--s-4);
  }
  .tabs button {
    flex: 1;
    min-height: 32px;
  }
  @container (max-width: 1080px) {
    .tabs {
      display: flex;
      max-width: 400px;
    }
    .tabs [data-tab='details'] {
      display: none;
    }
    .columns {
      grid-template-columns: 320px minmax(0, 1fr);
    }
    .columns:not([data-tab='conversation']) > .conversation,
    .columns[data-tab='conversation'] > .activity {
      display: none;
    }
  }
  @container (max-width: 720px) {
    header {
      padding: var(--s-1) var(--s-4) var(--s-3);
    }
    /* A conversation needs the height. */
    header:has(+ [data-tab='conversation']) clarm-visitor-header::part(stats) {
      display: none;
    }
    .tabs {
      max-width: none;
      margin-top: var(--s-3);
    }
    .tabs [data-tab='details'] {
      display: block;
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .details,
    .activity {
      padding-inline: var(--s-4);
    }
    .conversation {
      border: 0;
    }
    .columns:not([data-tab='details']) > .details,
    .columns:not([data-tab='activity']) > .activity {
      display: none;
    }
  }
`;
