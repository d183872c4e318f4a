import { css } from 'lit';

/** Colours and type of the demo controls: Clarm's own, unlike the site's below. */
export const sharedStyles = css`
  :host {
    --ground: #14122b;
    --ground-2: #1d1a3b;
    --ground-3: #2a2652;
    --line: #35305f;
    --text: #f1f0fb;
    --text-2: #b9b6d9;
    --accent: #a5a0ff;
    --good: #6fe0ac;
    --warm: #ffc766;
    --hot: #ff8b8f;
    color: var(--text);
    font:
      400 13px/1.45 -apple-system,
      BlinkMacSystemFont,
      'Segoe UI',
      'Helvetica Neue',
      Arial,
      sans-serif;
    color-scheme: dark;
    -webkit-font-smoothing: antialiased;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  pre {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 6px;
  }
  .glyph {
    flex: none;
    width: 17px;
    height: 17px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
