import { css } from 'lit';

/** Lists of bars that add up: `.meter` with `.what`, `.when`, `.points`, `.track > .fill`, then `.sum`. */
export const meters = css`
  .card {
    --heat: var(--accent);
  }
  .card.warm {
    --heat: var(--warm);
  }
  .card.hot {
    --heat: var(--hot);
  }
  .card.cold {
    --heat: var(--cold);
  }
  section + section {
    margin-top: var(--s-4);
  }
  h3 {
    display: flex;
    justify-content: space-between;
    margin-bottom: var(--s-2);
    color: var(--text-3);
    font-size: var(--text-xs);
    font-weight: 500;
    line-height: 16px;
  }
  ul {
    display: grid;
    gap: 10px;
  }
  .meter {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 4ch;
    gap: 4px var(--s-2);
    align-items: baseline;
    font-size: var(--text-s);
    line-height: 18px;
  }
  .when {
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .points {
    font-weight: 600;
    text-align: right;
  }
  .track {
    grid-column: 1 / -1;
    height: 5px;
    border-radius: var(--radius-full);
    background: var(--surface-3);
    overflow: hidden;
  }
  .fill {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--heat);
    transition: width 400ms ease;
  }
  .none {
    color: var(--text-3);
    font-size: var(--text-s);
  }
  .sum {
    display: flex;
    justify-content: space-between;
    margin-top: var(--s-4);
    padding-top: var(--s-3);
    border-top: 1px solid var(--border);
    font-size: var(--text-s);
  }
  @media (prefers-reduced-motion: reduce) {
    .fill {
      transition: none;
    }
  }
`;
