import { css } from 'lit';

export const styles = css`
  .online {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    height: 28px;
    padding: 0 var(--s-3);
    border-radius: var(--radius-full);
    background: var(--good-soft);
    color: var(--good-text);
    font-size: var(--text-s);
    font-weight: 550;
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--good);
    animation: pulse 2s ease-out infinite;
  }
  @keyframes pulse {
    from {
      box-shadow: 0 0 0 0 color-mix(in srgb, var(--good) 50%, transparent);
    }
    70%,
    to {
      box-shadow: 0 0 0 6px transparent;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dot {
      animation: none;
    }
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
  }
`;
