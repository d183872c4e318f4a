import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-height: 0;
  }
  .scroller {
    height: 100%;
    padding: var(--s-4);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  ol {
    display: flex;
    flex-direction: column;
    gap: 3px;
  }
  .day {
    margin: var(--s-3) 0 var(--s-2);
    text-align: center;
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .day:first-child {
    margin-top: 0;
  }
  /* No wider than the thread: a long line of code scrolls in its bubble. */
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
  }
  .line.team {
    justify-items: end;
  }
  .line.first:not(.day + .line) {
    margin-top: var(--s-2);
  }
  .bubble {
    min-width: 0;
    max-width: 84%;
    padding: var(--s-2) var(--s-3);
    border-radius: 14px 14px 14px 4px;
    background: var(--surface-2);
    overflow-wrap: anywhere;
  }
  .text {
    white-space: pre-wrap;
  }
  .team .bubble {
    border-radius: 14px 14px 4px 14px;
    background: var(--accent);
    color: var(--on-accent);
  }
  .line.note {
    justify-items: stretch;
    margin: var(--s-2) 0;
  }
  .line.note .bubble {
    max-width: none;
    border-radius: var(--radius-m);
    background: var(--warm-soft);
    color: var(--text);
  }
  .text :is(ul, ol) {
    display: block;
    margin: 2px 0;
    padding-left: 20px;
    list-style: revert;
    white-space: normal;
  }
  .text li {
    white-space: pre-wrap;
  }
  .text a {
    color: inherit;
    text-decoration: underline;
  }
  .text :is(pre, code) {
    font-family: var(--mono);
    font-size: var(--text-xs);
  }
  .text pre {
    max-width: 100%;
    overflow-x: auto;
  }
  .file {
    display: flex;
    gap: var(--s-2);
    max-width: 84%;
    padding: var(--s-2) var(--s-3);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    color: var(--text);
    font-size: var(--text-s);
    overflow: hidden;
  }
  .file:has(img) {
    padding: 0;
  }
  .file img {
    display: block;
    width: 260px;
    height: 170px;
    object-fit: cover;
  }
  .file small {
    color: var(--text-3);
    white-space: nowrap;
  }
  .bubble.failed {
    background: var(--bad-soft);
    color: var(--bad-text);
  }
  .note {
    margin: 2px 4px 0;
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  .note.problem {
    color: var(--bad-text);
  }
  .note button {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .typing {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    margin-top: var(--s-3);
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .dots {
    display: inline-flex;
    gap: 3px;
    padding: 8px 10px;
    border-radius: 12px;
    background: var(--surface-2);
  }
  .dots i {
    width: 5px;
    height: 5px;
    border-radius: 50%;
    background: var(--text-3);
    animation: hop 1s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes hop {
    30% {
      translate: 0 -3px;
    }
    60% {
      translate: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }
`;
