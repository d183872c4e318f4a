import { css } from 'lit';

/** Quick replies and the site's actions. */
export const suggestionsStyles = css`
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
`;
