import { css, html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../strings.ts';
import type { Tracker } from '../tracker/start-tracker.ts';

/** What the form looks like. */
export const formStyles = css`
  .pre-chat {
    display: grid;
    gap: 8px;
    margin-top: 16px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    animation: rise 0.28s cubic-bezier(0.2, 1.1, 0.4, 1) backwards;
  }
  .pre-chat label {
    font-weight: 600;
  }
  .pre-chat p {
    margin: 0;
    font-size: 13px;
    color: var(--_muted);
  }
  .pre-chat .bad {
    color: var(--_danger);
  }
  .pre-chat input,
  .pre-chat textarea {
    padding: 9px 12px;
    border: 1px solid var(--_muted);
    border-radius: 10px;
    cursor: text;
  }
  .pre-chat :is(input, textarea):focus {
    border-color: var(--_accent);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--_primary) 18%, transparent);
  }
  .pre-chat [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .pre-chat label:not(:first-child) {
    margin-top: 8px;
  }
  .primary {
    padding: 10px;
    border-radius: 10px;
    text-align: center;
    font-weight: 600;
    color: var(--_on-primary);
    background: var(--_primary);
  }
  .quiet {
    padding: 8px;
    border-radius: 10px;
    text-align: center;
    color: var(--_muted);
  }
  .primary:focus-visible {
    outline-color: var(--_text);
  }
  @media (max-width: 480px) {
    .pre-chat :is(input, textarea) {
      font-size: 16px;
    }
  }
`;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** Whether a text looks like a whole e-mail address. */
export const isEmail = (text: string): boolean => EMAIL.test(text);

/**
 * Asks for an e-mail before the first message goes out.
 * @param onChange the form looks different now
 * @param onDone the visitor has said it; where no visitor may be tracked there is nobody to identify,
 *   and the e-mail is a message that goes before
 * @returns draws the form
 */
export function askForEmail(
  { call }: Tracker,
  onChange: () => void,
  onDone: (messageBefore: string | undefined) => void,
): (strings: Strings) => TemplateResult {
  let isWrong = false;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.currentTarget as HTMLFormElement).elements.namedItem(
      'email',
    ) as HTMLInputElement;
    const email = value.trim();
    isWrong = !isEmail(email);
    if (isWrong) return onChange();
    if (!call.visitorId()) return onDone(email);
    call('identify', { email });
    onDone(undefined);
  };
  return (strings) => html`
    <form class="pre-chat" part="form" novalidate @submit=${submit}>
      <label for="email">${strings.emailLabel}</label>
      <p id="hint">${strings.emailHint}</p>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        inputmode="email"
        part="field"
        aria-describedby=${isWrong ? 'wrong' : 'hint'}
        aria-invalid=${isWrong}
      />
      ${isWrong ? html`<p id="wrong" class="bad" role="alert">${strings.emailWrong}</p>` : nothing}
      <button class="primary" part="submit" type="submit">${strings.emailSubmit}</button>
    </form>
  `;
}
