import { css } from 'lit';

/** Colours and sizes; each may be set by a `--clarm-*` property on `clarm-widget` or any ancestor. */
export const themeStyles = css`
  :host {
    --_bg: var(--clarm-background, #fff);
    --_text: var(--clarm-text, #16161d);
    --_muted: var(--clarm-muted, #5f6270);
    --_line: var(--clarm-line, #e7e8ee);
    --_surface: var(--clarm-surface, #f2f3f7);
    --_danger: var(--clarm-danger, #c4221f);
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
    /* At least 3:1 on the ground, whatever the brand's colour is. */
    --_accent: var(--clarm-accent, color-mix(in srgb, var(--_primary) 50%, var(--_text)));
    display: contents;
    color-scheme: light;
  }
`;
