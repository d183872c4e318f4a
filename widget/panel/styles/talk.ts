import { css } from 'lit';

/** What only a conversation has: days, the visitor's side, what came of a message, the dots of somebody who types. */
export const talkStyles = css`
  .day {
    align-self: center;
    margin: 14px 0 10px;
    font-size: 12px;
    font-weight: 550;
    color: var(--_muted);
  }
  .visitor {
    align-self: flex-end;
    flex-direction: column;
    align-items: flex-end;
    gap: 3px;
  }
  .visitor .stack {
    justify-items: end;
  }
  .visitor .bubble {
    background: var(--clarm-visitor-background, var(--_primary));
    color: var(--clarm-visitor-text, var(--_on-primary));
  }
  .row .bubble.big {
    padding: 2px 0;
    font-size: 34px;
    line-height: 1.2;
    background: none;
  }
  .visitor.last .bubble {
    border-end-end-radius: 6px;
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
  .meta.length {
    flex: none;
    margin: 6px 18px 0;
    text-align: end;
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
`;
