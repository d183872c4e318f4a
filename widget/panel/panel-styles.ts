import { css } from 'lit';

/** The panel's style sheet. Every `--clarm-*` property may be set on `clarm-widget` or any ancestor. */
export const panelStyles = css`
  :host {
    --_bg: var(--clarm-background, #fff);
    --_text: var(--clarm-text, #16161d);
    --_muted: var(--clarm-muted, #5f6270);
    --_line: var(--clarm-line, #e7e8ee);
    --_surface: var(--clarm-surface, #f2f3f7);
    --_danger: var(--clarm-danger, #c4221f);
    /* At least 3:1 on the ground, whatever the brand's colour is. */
    --_accent: var(--clarm-accent, color-mix(in srgb, var(--_primary) 50%, var(--_text)));
    --_radius: var(--clarm-radius, 20px);
    --_bubble: var(--clarm-bubble-radius, 18px);
    --_font: var(
      --clarm-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      sans-serif
    );
  }
  .root[data-theme='dark'] {
    --_bg: var(--clarm-background, #17181d);
    --_text: var(--clarm-text, #f3f3f6);
    --_muted: var(--clarm-muted, #a4a7b4);
    --_line: var(--clarm-line, #2e3038);
    --_surface: var(--clarm-surface, #25272e);
    --_danger: var(--clarm-danger, #ff8a80);
    color-scheme: dark;
  }
  .root {
    display: contents;
    color-scheme: light;
  }
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
      0 0 0 1px #0000000d,
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
  button,
  textarea,
  input,
  a {
    all: unset;
    box-sizing: border-box;
    -webkit-tap-highlight-color: transparent;
  }
  button,
  a {
    cursor: pointer;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  svg {
    display: block;
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  header {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 12px;
    padding-block: 16px;
    padding-inline: 18px 12px;
    color: var(--_on-primary);
    background: var(--clarm-header-background, var(--_primary));
    flex: none;
  }
  .avatar {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 12px;
    font-weight: 650;
    font-size: 17px;
    line-height: 1;
    color: var(--_primary);
    background: var(--_on-primary);
    object-fit: cover;
    overflow: hidden;
  }
  .small {
    width: 28px;
    height: 28px;
    border-radius: 9px;
    font-size: 13px;
    color: var(--_on-primary);
    background: var(--_primary);
    flex: none;
    align-self: flex-end;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  header p {
    margin: 2px 0 0;
    font-size: 13px;
    line-height: 1.3;
  }
  .new header {
    padding-block: 26px;
  }
  .new h2 {
    font-size: 21px;
  }
  .new header p {
    font-size: 14px;
    margin-top: 4px;
  }
  .new header .avatar {
    width: 48px;
    height: 48px;
    border-radius: 14px;
    font-size: 20px;
  }
  .icon {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 10px;
    transition: background 0.15s;
  }
  .icon:hover {
    background: color-mix(in srgb, currentColor 14%, transparent);
  }

  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
    padding: 18px 16px 8px;
    display: flex;
    flex-direction: column;
    outline: none;
  }
  .log {
    display: flex;
    flex-direction: column;
  }
  .day {
    align-self: center;
    margin: 14px 0 10px;
    font-size: 12px;
    font-weight: 550;
    color: var(--_muted);
  }
  .row {
    display: flex;
    gap: 8px;
    max-width: 86%;
    margin-top: 3px;
  }
  .row.first {
    margin-top: 12px;
  }
  .team:not(.last) {
    padding-inline-start: 36px;
  }
  .visitor {
    align-self: flex-end;
    flex-direction: column;
    align-items: flex-end;
    gap: 3px;
  }
  .bubble {
    padding: 9px 14px;
    border-radius: var(--_bubble);
    background: var(--clarm-team-background, var(--_surface));
    color: var(--clarm-team-text, var(--_text));
    min-width: 0;
  }
  .stack {
    display: grid;
    gap: 4px;
    min-width: 0;
    justify-items: start;
  }
  .visitor .stack {
    justify-items: end;
  }
  .bubble.big {
    padding: 2px 0;
    font-size: 34px;
    line-height: 1.2;
    background: none;
  }
  .words {
    display: block;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .team.last .bubble {
    border-end-start-radius: 6px;
  }
  .visitor .bubble {
    background: var(--clarm-visitor-background, var(--_primary));
    color: var(--clarm-visitor-text, var(--_on-primary));
  }
  .visitor.last .bubble {
    border-end-end-radius: 6px;
  }
  .fresh {
    animation: rise 0.28s cubic-bezier(0.2, 1.1, 0.4, 1) backwards;
  }
  .failed .bubble {
    color: var(--_text);
    background: var(--_bg);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .bubble a {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .meta {
    font-size: 12px;
    line-height: 1.4;
    color: var(--_muted);
    margin-inline: 4px;
  }
  .meta.team {
    margin-inline-start: 50px;
    padding: 0;
  }
  .meta.bad {
    color: var(--_danger);
  }
  .meta button {
    text-decoration: underline;
    text-underline-offset: 2px;
    font-weight: 600;
  }
  .dots {
    display: flex;
    gap: 4px;
    padding: 14px;
  }
  .dots i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--_muted);
    animation: dot 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 14px;
  }
  .choice {
    padding: 8px 14px;
    border-radius: 999px;
    font-size: 14px;
    font-weight: 550;
    border: 1px solid color-mix(in srgb, var(--_primary) 45%, var(--_line));
    background: color-mix(in srgb, var(--_primary) 7%, var(--_bg));
    transition:
      background 0.15s,
      transform 0.15s;
  }
  .choice:hover {
    background: color-mix(in srgb, var(--_primary) 15%, var(--_bg));
  }
  .choice:active {
    transform: scale(0.97);
  }
  .actions {
    display: grid;
    margin-top: 16px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    overflow: hidden;
  }
  .action {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding-block: 13px;
    padding-inline: 16px 12px;
    font-weight: 550;
    transition: background 0.15s;
  }
  .action + .action {
    border-top: 1px solid var(--_line);
  }
  .action:hover {
    background: var(--_surface);
  }
  .action:focus-visible {
    outline-offset: -3px;
    border-radius: 14px;
  }
  [dir='rtl'] .action svg {
    transform: scaleX(-1);
  }
  .action svg {
    color: var(--_muted);
    width: 18px;
    height: 18px;
    flex: none;
  }

  .notice {
    text-align: center;
    padding: 6px;
    font-size: 12.5px;
    color: var(--_muted);
    flex: none;
  }
  .composer {
    flex: none;
    display: flex;
    align-items: flex-end;
    gap: 8px;
    margin: 8px 14px calc(14px + env(safe-area-inset-bottom, 0px));
    padding: 5px;
    padding-inline-start: 16px;
    border: 1px solid var(--_line);
    border-radius: 24px;
    background: var(--_bg);
    transition:
      border-color 0.15s,
      box-shadow 0.15s;
  }
  .composer:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--_primary) 18%, transparent);
  }
  .composer .icon {
    flex: none;
    color: var(--_muted);
  }
  .composer .icon + .icon {
    margin-inline-start: -6px;
  }
  .composer textarea {
    flex: 1;
    min-width: 0;
    height: 36px;
    max-height: 132px;
    padding: 7px 0;
    line-height: 22px;
    overflow-y: auto;
    white-space: pre-wrap;
    cursor: text;
    font-size: 15px;
  }
  textarea {
    white-space: pre-wrap;
    cursor: text;
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .send {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    color: var(--_on-primary);
    background: var(--_primary);
    transition:
      transform 0.15s,
      background 0.15s,
      color 0.15s;
    flex: none;
  }
  .send:active {
    transform: scale(0.9);
  }
  .send[aria-disabled='true'] {
    color: var(--_muted);
    background: var(--_surface);
    cursor: default;
  }
  .send:focus-visible {
    outline-color: var(--_text);
  }

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
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px) scale(0.97);
    }
  }
  @keyframes dot {
    0%,
    60%,
    100% {
      transform: none;
      opacity: 0.45;
    }
    30% {
      transform: translateY(-4px);
      opacity: 1;
    }
  }
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
    .send,
    .badge {
      border: 1px solid;
    }
  }
`;
