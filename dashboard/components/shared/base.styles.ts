import { css } from 'lit';

/** What every component of the dashboard starts from: box model, headings, links, focus, hidden text. */
export const base = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--text-xl);
    line-height: 28px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: var(--text-m);
    line-height: 20px;
    font-weight: 600;
  }
  h3 {
    font-size: var(--text-s);
    line-height: 20px;
    font-weight: 600;
  }
  a {
    color: var(--accent-text);
    text-decoration: none;
    border-radius: 3px;
  }
  a:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  :focus-visible {
    outline: var(--ring);
    outline-offset: 2px;
  }
  code,
  pre {
    font-family: var(--mono);
    font-size: var(--text-xs);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .truncate {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
`;
