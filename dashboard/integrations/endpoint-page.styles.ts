import { css } from 'lit';

export const styles = css`
  nav {
    margin: calc(-1 * var(--s-2)) 0 var(--s-2) calc(-1 * var(--s-2));
  }
  h2 {
    margin: var(--s-5) 0 var(--s-3);
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
