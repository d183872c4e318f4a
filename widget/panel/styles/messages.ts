import { css } from 'lit';

/** The list with the welcome, and what moves and what only readers hear. */
export const messagesStyles = css`
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
  .bubble {
    padding: 9px 14px;
    border-radius: var(--_bubble);
    background: var(--clarm-team-background, var(--_surface));
    color: var(--clarm-team-text, var(--_text));
    box-sizing: border-box;
    min-width: 0;
    max-width: 100%;
  }
  .stack {
    display: grid;
    /* Or a long line of code would make the bubble as wide as itself. */
    grid-template-columns: minmax(0, auto);
    gap: 4px;
    min-width: 0;
    justify-items: start;
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
  .fresh {
    animation: rise 0.28s cubic-bezier(0.2, 1.1, 0.4, 1) backwards;
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
`;
