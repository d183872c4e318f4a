import { html, nothing, type TemplateResult } from 'lit';
import type { MoreStrings, Strings } from '../strings.ts';
import type { Tracker } from '../tracker/start-tracker.ts';
import { isEmail } from './pre-chat-form.ts';
import type { SiteAction } from './suggestions.ts';

/**
 * The form behind an action of kind `form`: name, e-mail and what it is about.
 * @param onDone with the message to send; with name and e-mail in it where nobody may be identified
 * @returns draws the form
 */
export function contactForm(
  { label, message = '' }: SiteAction,
  { call }: Tracker,
  onChange: () => void,
  onDone: (message: string | undefined) => void,
): (strings: Strings & MoreStrings) => TemplateResult {
  let isWrong = false;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { elements } = event.currentTarget as HTMLFormElement;
    const value = (name: string) =>
      (elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement).value.trim();
    const [name, email] = [value('name'), value('email')];
    const words = value('message') || label;
    isWrong = !isEmail(email);
    if (isWrong) {
      onChange();
      (elements.namedItem('email') as HTMLInputElement).focus();
      return;
    }
    if (!call.visitorId()) return onDone([name, email, words].filter(Boolean).join('\n'));
    call('identify', { email, ...(name && { name }) });
    onDone(words);
  };
  return (strings) => html`
    <form class="pre-chat" part="form" novalidate aria-label=${label} @submit=${submit}>
      <label for="name">${strings.nameLabel}</label>
      <input id="name" name="name" autocomplete="name" maxlength="100" part="field" />
      <label for="email">${strings.emailLabel}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        inputmode="email"
        part="field"
        aria-describedby=${isWrong ? 'wrong' : nothing}
        aria-invalid=${isWrong}
      />
      ${isWrong ? html`<p id="wrong" class="bad" role="alert">${strings.emailWrong}</p>` : nothing}
      <label for="message">${strings.messageLabel}</label>
      <textarea
        id="message"
        name="message"
        rows="3"
        maxlength="3500"
        part="field"
        .value=${message}
      ></textarea>
      <button class="primary" part="submit" type="submit">${strings.send}</button>
      <button class="quiet" type="button" @click=${() => onDone(undefined)}>
        ${strings.cancel}
      </button>
    </form>
  `;
}
