import { css } from 'lit';

/** The panel itself: where it is, and how it comes and goes. */
export const frameStyles = css`
  .panel,
  .teaser {
    all: initial;
    direction: inherit;
    color-scheme: inherit;
    box-sizing: border-box;
    position: fixed;
    z-index: var(--_z);
    font: 400 15px/1.45 var(--_font);
    font-size: var(--clarm-font-size, 15px);
    color: var(--_text);
    background: var(--_bg);
    -webkit-font-smoothing: antialiased;
    overflow-wrap: anywhere;
  }
  .panel {
    bottom: calc(var(--_y) + var(--_size) + 16px + env(safe-area-inset-bottom, 0px));
    right: var(--_x);
    width: min(var(--clarm-panel-width, 396px), calc(100vw - 2 * var(--_x)));
    height: min(var(--clarm-panel-height, 676px), calc(100dvh - var(--_y) - var(--_size) - 36px));
    display: flex;
    flex-direction: column;
    border-radius: var(--_radius);
    overflow: hidden;
    box-shadow: var(
      --clarm-shadow,
      0 0 0 1px var(--_line),
      0 4px 12px #0000000f,
      0 16px 56px #00000029
    );
    transform-origin: 100% 100%;
    transform: translateY(12px) scale(0.94);
    opacity: 0;
    visibility: hidden;
    transition:
      transform 0.16s ease-in,
      opacity 0.14s ease-in,
      visibility 0s 0.16s;
  }
  .left .panel {
    right: auto;
    left: var(--_x);
    transform-origin: 0 100%;
  }
  .opened .panel {
    transform: none;
    opacity: 1;
    visibility: visible;
    transition:
      transform 0.34s cubic-bezier(0.2, 1.15, 0.35, 1),
      opacity 0.16s ease-out;
  }
`;
