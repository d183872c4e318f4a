import { css } from 'lit';

/** Buttons: `.button`, with `.primary`, `.quiet`, `.danger`, `.icon`, `.small`. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s-2);
    min-height: 32px;
    padding: 0 var(--s-3);
    border: 1px solid var(--border-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--text);
    font: 550 var(--text-s) / 20px var(--font);
    white-space: nowrap;
    cursor: pointer;
    box-shadow: var(--shadow-s);
    transition:
      background var(--fast),
      border-color var(--fast);
  }
  .button:hover:not([aria-disabled='true']) {
    background: var(--surface-2);
    text-decoration: none;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  .button.primary {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }
  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--accent-hover);
  }
  .button.quiet {
    background: transparent;
    border-color: transparent;
    box-shadow: none;
    color: var(--text-2);
  }
  .button.quiet:hover:not([aria-disabled='true']) {
    background: var(--surface-2);
    color: var(--text);
  }
  .button.danger {
    color: var(--bad-text);
  }
  .button.icon {
    width: 32px;
    padding: 0;
  }
  .button.small {
    min-height: 28px;
    padding: 0 var(--s-2);
    font-size: var(--text-xs);
  }
  .button.small.icon {
    width: 28px;
    padding: 0;
  }
  @media (pointer: coarse) {
    .button {
      min-height: 40px;
    }
    .button.icon {
      width: 40px;
    }
  }
`;
