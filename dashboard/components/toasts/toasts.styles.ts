import { css } from 'lit';

export const styles = css`
  .stack {
    position: fixed;
    z-index: 20;
    right: var(--s-4);
    bottom: var(--s-4);
    display: grid;
    gap: var(--s-2);
    justify-items: end;
    pointer-events: none;
  }
  .toast {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    max-width: min(440px, calc(100vw - 32px));
    padding: var(--s-2) var(--s-2) var(--s-2) var(--s-4);
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-m);
    font-size: var(--text-s);
    pointer-events: auto;
    animation: rise 160ms ease-out;
  }
  .toast a {
    font-weight: 550;
    white-space: nowrap;
  }
  .toast.bad {
    color: var(--bad-text);
  }
  .toast.hot > .icon {
    flex: none;
    color: var(--hot-text);
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (max-width: 720px) {
    .stack {
      left: var(--s-4);
      bottom: calc(72px + env(safe-area-inset-bottom));
      justify-items: stretch;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .toast {
      animation: none;
    }
  }
`;
