import { css } from 'lit';

/** The number of unread messages on the launcher. */
export const badgeStyles = css`
  .badge {
    all: initial;
    box-sizing: border-box;
    position: fixed;
    z-index: calc(var(--_z) + 1);
    bottom: calc(var(--_y) + var(--_size) - 18px + env(safe-area-inset-bottom, 0px));
    right: calc(var(--_x) - 4px);
    min-width: 22px;
    padding: 0 6px;
    border-radius: 11px;
    font: 650 12px/22px var(--_font);
    text-align: center;
    color: #fff;
    background: var(--clarm-badge, #d92d20);
    box-shadow: 0 0 0 2px #fff;
    pointer-events: none;
    animation: rise 0.3s cubic-bezier(0.2, 1.4, 0.4, 1) backwards;
  }
  .left .badge {
    right: auto;
    left: calc(var(--_x) + var(--_size) - 18px);
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
    }
  }
`;
