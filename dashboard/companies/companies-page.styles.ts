import { css } from 'lit';

export const styles = css`
  .line {
    display: flex;
    align-items: center;
    gap: var(--s-3);
    margin-bottom: var(--s-4);
  }
`;
