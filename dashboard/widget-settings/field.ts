import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

/** One text field with its label, a hint, and what is wrong with it. */
export interface FieldOptions {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  problem?: string | undefined;
  /** More than one line. */
  rows?: number;
  type?: 'text' | 'url' | 'number';
  maxlength?: number;
  placeholder?: string;
  /** The id of a `<datalist>`. */
  list?: string;
}

/** Draws a text field. */
export function field(options: FieldOptions): TemplateResult {
  const { id, label, value, hint, problem, rows, type = 'text', maxlength, placeholder } = options;
  const onInput = (event: Event) =>
    options.onInput((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  const note = `${id}-note`;
  const describedBy = hint || problem ? note : undefined;
  const control =
    rows === undefined
      ? html`<input
          class="input"
          id=${id}
          type=${type}
          maxlength=${ifDefined(maxlength)}
          placeholder=${ifDefined(placeholder)}
          list=${ifDefined(options.list)}
          .value=${live(value)}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${ifDefined(describedBy)}
          @input=${onInput}
        />`
      : html`<textarea
          class="input"
          id=${id}
          rows=${rows}
          maxlength=${ifDefined(maxlength)}
          .value=${live(value)}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${ifDefined(describedBy)}
          @input=${onInput}
        ></textarea>`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control}
    ${
      describedBy
        ? html`<p
            id=${note}
            class=${problem ? 'problem' : 'hint'}
            role=${problem ? 'alert' : 'note'}
          >
            ${problem ?? hint}
          </p>`
        : nothing
    }
  </div>`;
}

/** Draws a check box with its label. */
export const check = (
  id: string,
  label: string,
  checked: boolean,
  onChange: (checked: boolean) => void,
): TemplateResult =>
  html`<label class="check" for=${id}>
    <input
      type="checkbox"
      id=${id}
      .checked=${live(checked)}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;

/** Draws a choice of few as buttons in one trough. */
export const choice = <Value extends string>(
  label: string,
  values: Readonly<Record<Value, string>>,
  chosen: Value,
  onChoose: (value: Value) => void,
): TemplateResult =>
  html`<div class="segments" role="group" aria-label=${label}>
    ${(Object.keys(values) as Value[]).map(
      (value) =>
        html`<button type="button" aria-pressed=${value === chosen} @click=${() => onChoose(value)}>
          ${values[value]}
        </button>`,
    )}
  </div>`;
