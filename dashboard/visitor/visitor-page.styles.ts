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
  .details {
    display: grid;
    align-content: start;
    gap: var(--s-3);
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
  .details .attribution {
    margin: 0;
    padding: 0 var(--s-2);
  }
  .pick {
    border: 0;
    background: none;
    color: var(--text);
    font: 600 var(--text-m) / 20px var(--font);
  }
  .tabs {
    display: none;
    gap: 2px;
    margin-top: var(--s-4);
    padding: 2px;
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  .tabs button {
    flex: 1;
    min-height: 36px;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--text-2);
    font: 550 var(--text-s) / 20px var(--font);
    cursor: pointer;
  }
  .tabs button[aria-pressed='true'] {
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-s);
  }
  @container (max-width: 1080px) {
    .tabs {
      display: flex;
      max-width: 400px;
    }
    .tabs .details {
      display: none;
      padding: 0;
    }
    .columns {
      grid-template-columns: 320px minmax(0, 1fr);
    }
    .columns.activity > .conversation,
    .columns.details > .conversation,
    .columns.conversation > .activity {
      display: none;
    }
    .conversation {
      border-left: 1px solid var(--border);
    }
  }
  @container (max-width: 720px) {
    header {
      padding: var(--s-1) var(--s-4) var(--s-3);
    }
    .tabs {
      max-width: none;
      margin-top: var(--s-3);
    }
    .tabs .details {
      display: block;
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns > .column {
      display: none;
      padding-inline: var(--s-4);
    }
    .columns.activity > .activity,
    .columns.conversation > .conversation {
      display: block;
    }
    .columns.details > .details {
      display: grid;
    }
    .columns > .conversation {
      padding: 0;
      border: 0;
    }
  }
`;
