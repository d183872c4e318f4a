import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / 224px minmax(0, 1fr);
    height: 100dvh;
    overflow: hidden;
  }
  main {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    outline: none;
  }
  .pages {
    flex: 1;
    min-height: 0;
    position: relative;
  }
  /* They show themselves above the page and take no room in it. */
  clarm-toasts {
    position: absolute;
  }
  .skip {
    position: fixed;
    z-index: 30;
    top: var(--s-2);
    left: var(--s-2);
    padding: var(--s-2) var(--s-3);
    border-radius: var(--radius-s);
    background: var(--accent);
    color: var(--on-accent);
    translate: 0 -80px;
  }
  .skip:focus {
    translate: none;
  }
  .banner {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    padding: var(--s-2) var(--s-5);
    background: var(--warm-soft);
    color: var(--warm-text);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .banner.bad {
    background: var(--bad-soft);
    color: var(--bad-text);
  }
  .banner a {
    color: inherit;
    text-decoration: underline;
  }
  .banner .icon {
    flex: none;
  }
  @media (max-width: 720px) {
    :host {
      display: flex;
      flex-direction: column;
    }
    clarm-sidebar {
      display: contents;
    }
    main {
      flex: 1;
      order: 1;
    }
    .banner {
      padding: var(--s-2) var(--s-4);
    }
  }
`;
