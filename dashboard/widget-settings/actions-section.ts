import { html, nothing, type TemplateResult } from 'lit';
import type { SiteConfig } from '../../server/contracts/site-config.ts';
import { icon } from '../components/icon/icon.ts';
import { strings } from '../strings.ts';
import { field } from './field.ts';
import type { Form } from './sections.ts';

const words = strings.widgetSettings;
const MOST = 6;

type Action = SiteConfig['actions'][number];
const KINDS = Object.keys(words.actionKinds) as Action['kind'][];

/** The buttons of the chat: a link each, or a message. */
export function actionsSection({ draft: { config }, change, problem }: Form): TemplateResult {
  const { actions } = config;
  const set = (index: number, action: Action) =>
    change({ actions: actions.map((one, at) => (at === index ? action : one)) });
  const remove = (index: number) => change({ actions: actions.filter((_one, at) => at !== index) });
  const setKind = (index: number, { label, url, message }: Action, kind: Action['kind']) =>
    set(index, {
      label,
      kind,
      ...(kind === 'link' ? { url: url ?? '' } : message ? { message } : {}),
    });

  const row = (action: Action, index: number) => {
    const id = `action-${index}`;
    const at = `config.actions.${index}`;
    return html`<fieldset class="row">
      <legend class="label">${words.action(index + 1)}</legend>
      <div class="pair">
        ${field({
          id: `${id}-label`,
          label: words.actionLabel,
          value: action.label,
          maxlength: 60,
          problem: problem(`${at}.label`),
          onInput: (label) => set(index, { ...action, label }),
        })}
        <div class="field">
          <label for=${`${id}-kind`}>${words.actionKind}</label>
          <select
            class="input"
            id=${`${id}-kind`}
            @change=${(event: Event) =>
              setKind(index, action, (event.target as HTMLSelectElement).value as Action['kind'])}
          >
            ${KINDS.map(
              (kind) =>
                html`<option value=${kind} ?selected=${kind === action.kind}>
                  ${words.actionKinds[kind]}
                </option>`,
            )}
          </select>
        </div>
      </div>
      <div class="with-button">
        ${
          action.kind === 'link'
            ? field({
                id: `${id}-url`,
                label: words.actionUrl,
                type: 'url',
                placeholder: 'https://',
                value: action.url ?? '',
                problem: problem(`${at}.url`),
                onInput: (url) => set(index, { ...action, url: url.trim() }),
              })
            : field({
                id: `${id}-message`,
                label: words.actionMessage,
                hint: words.actionMessageHint,
                value: action.message ?? '',
                maxlength: 500,
                problem: problem(`${at}.message`),
                onInput: (message) => set(index, { ...action, message }),
              })
        }
        <button
          class="button quiet icon"
          type="button"
          aria-label=${words.removeAction(index + 1)}
          @click=${() => remove(index)}
        >
          ${icon('trash')}
        </button>
      </div>
    </fieldset>`;
  };

  return html`<p class="hint">${words.actionsLead}</p>
    ${actions.map(row)}
    ${
      actions.length < MOST
        ? html`<button
            class="button add"
            type="button"
            @click=${() => change({ actions: [...actions, { label: '', kind: 'message' }] })}
          >
            ${icon('plus')} ${words.addAction}
          </button>`
        : nothing
    }`;
}
