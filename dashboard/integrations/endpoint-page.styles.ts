import { css } from 'lit';

export const styles = css`
  nav {
    margin: calc(-1 * var(--s-2)) 0 var(--s-2) calc(-1 * var(--s-2));
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2);
    margin: var(--s-5) 0 var(--s-3);
  }
  .notice {
    display: flex;
    gap: var(--s-2);
    margin-top: var(--s-4);
    padding: var(--s-3) var(--s-4);
    border-radius: var(--radius-m);
    background: var(--warm-soft);
    color: var(--warm-text);
    font-size: var(--text-s);
  }
  .notice .icon {
    flex: none;
    margin-top: 2px;
  }
  clarm-redeliver-dialog,
  clarm-secret-dialog {
    position: absolute;
  }
  .rows {
    --height: 44px;
    --gap: 2px;
  }
  .more {
    display: flex;
    margin: var(--s-3) auto 0;
  }
`;
