import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    padding: var(--s-2);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .who:hover {
    background: var(--surface-2);
  }
  .who-words {
    flex: 1;
    display: grid;
    min-width: 0;
    font-size: var(--text-s);
    line-height: 18px;
  }
  .name {
    font-weight: 550;
  }
  .organisation {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .who-more {
    display: flex;
    color: var(--text-3);
  }
  #account {
    inset: auto auto 72px 12px;
    width: 264px;
    margin: 0;
    padding: var(--s-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-m);
  }
  .about {
    display: grid;
    padding: var(--s-2);
    font-size: var(--text-s);
  }
  .about .email {
    color: var(--text-3);
    font-size: var(--text-xs);
    overflow-wrap: anywhere;
  }
  .themes {
    margin: var(--s-1) 0 var(--s-2);
    padding: 0;
    border: 0;
  }
  .themes legend {
    padding: 0 var(--s-2) 4px;
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .themes div {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 2px;
    padding: 2px;
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  .themes input {
    position: absolute;
    opacity: 0;
  }
  .themes span {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-height: 28px;
    border-radius: var(--radius-s);
    color: var(--text-2);
    font-size: var(--text-xs);
    cursor: pointer;
  }
  .themes input:checked + span {
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-s);
  }
  .themes input:focus-visible + span {
    outline: var(--ring);
  }
  @media (max-width: 720px) {
    .who {
      padding: 4px;
    }
    .who-words,
    .who-more,
    .item.keys {
      display: none;
    }
    #account {
      inset: 56px 12px auto auto;
    }
  }
`;
