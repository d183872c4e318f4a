import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  form {
    margin: 0 var(--s-3) var(--s-3);
    border: 1px solid var(--control-border);
    border-radius: var(--radius-l);
    background: var(--surface);
  }
  form:focus-within {
    outline: var(--ring);
    outline-offset: -1px;
    border-color: transparent;
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 44px;
    max-height: 180px;
    padding: var(--s-3) var(--s-3) 0;
    border: 0;
    resize: none;
    background: none;
    color: var(--text);
    font: 400 var(--text-m) / 20px var(--font);
    field-sizing: content;
  }
  /* The form around it shows where the focus is. */
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
    padding: var(--s-2);
    padding-left: var(--s-3);
  }
  .left {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-width: 0;
  }
  form.noting {
    background: var(--warm-soft);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-3) 0;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    max-width: 220px;
    padding: 2px var(--s-2);
    border-radius: var(--radius-s);
    background: var(--surface-2);
    color: var(--text-2);
    font-size: var(--text-xs);
  }
  .chip.failed {
    background: var(--bad-soft);
    color: var(--bad-text);
  }
  .chip button {
    display: grid;
    padding: 4px;
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .saved {
    display: grid;
    margin: 0 var(--s-3) var(--s-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface);
    overflow: hidden;
  }
  .saved button {
    display: flex;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-3);
    border: 0;
    background: none;
    color: var(--text-2);
    font: inherit;
    font-size: var(--text-s);
    text-align: left;
    cursor: pointer;
  }
  .saved button:is(:hover, :focus-visible, :first-child) {
    background: var(--surface-2);
  }
  #hint {
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
    #hint {
      display: none;
    }
  }
  @container (max-width: 460px) {
    #hint {
      display: none;
    }
  }
`;
