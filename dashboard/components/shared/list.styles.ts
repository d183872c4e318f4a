import { css } from 'lit';

/** Around a long list: the choice of its order, its rows while they load, and its foot. */
export const lists = css`
  .sort {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    margin-left: auto;
    color: var(--text-3);
    font-size: var(--text-s);
    white-space: nowrap;
  }
  .sort .input {
    width: auto;
    padding-block: 0;
    font-size: var(--text-s);
  }
  .rows {
    --height: 56px;
    --gap: 2px;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-3);
    min-height: 32px;
    margin-top: var(--s-3);
    color: var(--text-3);
    font-size: var(--text-s);
  }
  @media (max-width: 720px) {
    .sort span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
