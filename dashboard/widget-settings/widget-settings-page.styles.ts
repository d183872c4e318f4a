import { css } from 'lit';

export const styles = css`
  .page {
    max-width: 1320px;
    padding-bottom: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(320px, 5fr) minmax(0, 6fr);
    gap: var(--s-5);
    align-items: start;
  }
  form,
  .card,
  .row {
    display: grid;
    gap: var(--s-4);
  }
  .card {
    padding: var(--s-5);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .sections {
    display: grid;
    gap: var(--s-4);
  }
  legend {
    margin-bottom: var(--s-2);
  }
  textarea.input {
    resize: vertical;
  }
  .radios .check + .check {
    margin-top: var(--s-2);
  }
  .color {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr);
    gap: var(--s-3);
    align-items: start;
  }
  .color > input {
    width: 44px;
    height: 36px;
    margin-top: 26px;
    padding: 2px;
    border: 1px solid var(--control-border);
    border-radius: var(--radius-s);
    background: var(--surface);
    cursor: pointer;
  }
  .row + .row {
    padding-top: var(--s-4);
    border-top: 1px solid var(--border);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--s-3);
    align-items: start;
  }
  .row {
    gap: var(--s-3);
  }
  .with-button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--s-2);
    align-items: start;
  }
  .with-button > .button {
    margin-top: 26px;
  }
  .add {
    justify-self: start;
  }
  .days {
    display: grid;
    gap: var(--s-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .day {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr) auto;
    gap: var(--s-2);
    align-items: start;
    min-height: 36px;
    font-size: var(--text-s);
    line-height: 32px;
  }
  .day .hint {
    line-height: 32px;
  }
  .day-hours {
    display: grid;
    gap: var(--s-1);
  }
  .from-to {
    display: flex;
    align-items: center;
    gap: var(--s-1);
  }
  .time {
    width: auto;
    min-height: 32px;
    padding: 3px var(--s-2);
  }
  clarm-widget-preview {
    position: sticky;
    top: var(--s-4);
    height: calc(100dvh - 170px);
    min-height: 620px;
  }
  clarm-modal {
    position: absolute;
  }
  .save {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--s-2);
    margin-top: var(--s-4);
    padding: var(--s-3) 0 var(--s-4);
    border-top: 1px solid var(--border);
    background: var(--canvas);
    font-size: var(--text-s);
  }
  .save:empty {
    display: none;
  }
  .save [role='status'] {
    margin-right: auto;
    color: var(--text-2);
  }
  .save .problem {
    margin-right: auto;
  }
  .note {
    margin-bottom: var(--s-4);
    color: var(--text-2);
  }
  @media (max-width: 1020px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    clarm-widget-preview {
      --least: 320px;
      position: static;
      height: min(680px, calc(100dvh - 150px));
      min-height: 0;
    }
  }
  @media (max-width: 480px) {
    .save [role='status'] {
      flex: 1 1 100%;
    }
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .card {
      padding: var(--s-4);
    }
    .day {
      grid-template-columns: 76px minmax(0, 1fr) auto;
    }
  }
`;
