import { css } from 'lit';

/** The field with its buttons, and the notice above it. */
export const composerStyles = css`
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
    /* Seen where the system chooses the colours: it draws no shadows. */
    outline: 2px solid transparent;
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
    overscroll-behavior: contain;
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
`;
