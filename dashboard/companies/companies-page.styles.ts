import { css } from 'lit';

export const styles = css`
  .line {
    display: flex;
    align-items: center;
    gap: var(--s-3);
    margin-bottom: var(--s-4);
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
