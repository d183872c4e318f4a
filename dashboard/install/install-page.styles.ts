import { css } from 'lit';

export const styles = css`
  .stack {
    display: grid;
    gap: var(--s-4);
  }
  .card {
    padding: var(--s-5);
  }
  .card p {
    margin-top: var(--s-1);
    color: var(--text-2);
  }
  .code {
    display: flex;
    align-items: flex-start;
    gap: var(--s-2);
    margin-top: var(--s-3);
    padding: var(--s-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface-2);
  }
  pre {
    flex: 1;
    min-width: 0;
    margin: 0;
    padding: 6px var(--s-2);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 20px;
  }
  .card .hint {
    margin-top: var(--s-2);
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .card .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    margin-top: var(--s-4);
    padding-top: var(--s-4);
    border-top: 1px solid var(--border);
    font-size: var(--text-s);
  }
  .card .state.good {
    color: var(--good-text);
  }
  .latest {
    color: var(--text-3);
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--warm);
    animation: breathe 1.2s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.3;
    }
  }
  .demo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-4);
    background: var(--accent-soft);
    border-color: transparent;
  }
  .demo > div {
    flex: 1 1 320px;
  }
  @media (prefers-reduced-motion: reduce) {
    .dot {
      animation: none;
    }
  }
`;
