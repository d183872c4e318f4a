import { css } from 'lit';

export const styles = css`
  clarm-empty-state.card {
    padding: var(--s-7) var(--s-5);
  }
  .rows {
    --height: 72px;
    --gap: 2px;
  }
`;
