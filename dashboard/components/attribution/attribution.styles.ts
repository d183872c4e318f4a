import { css } from 'lit';

export const attributionStyles = css`
  .attribution {
    margin-top: var(--s-4);
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 18px;
  }
  .attribution a {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--border-strong);
    text-underline-offset: 2px;
  }
`;
