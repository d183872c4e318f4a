import { css } from 'lit';

/** Phones, people who want nothing to move, and systems that choose the colours; the last word. */
export const modesStyles = css`
  @media (max-width: 480px), (max-height: 480px) {
    .panel,
    .left .panel {
      inset: var(--_top, 0) 0 auto;
      width: 100%;
      height: var(--_height, 100dvh);
      border-radius: 0;
      transform: translateY(24px);
    }
    .opened .panel {
      transform: none;
      transition:
        transform 0.26s cubic-bezier(0.2, 0.9, 0.3, 1),
        opacity 0.14s;
    }
    textarea {
      font-size: 16px;
    }
    header {
      padding-top: calc(14px + env(safe-area-inset-top, 0px));
    }
    :host([opened]) .launcher {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    .panel,
    .opened .panel {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .panel,
    .teaser,
    .bubble,
    .send {
      border: 1px solid;
    }
  }
`;
