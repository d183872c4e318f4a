import { html, nothing, type TemplateResult } from 'lit';

/** A labelled choice of one of a few values; `values` has their words. */
export function selectField<V extends string>(
  name: string,
  label: string,
  values: Readonly<Record<V, string>>,
  chosen: V,
  { hint, onChoose }: { hint?: string; onChoose?: (value: V) => void } = {},
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select
      class="input"
      id=${name}
      name=${name}
      @change=${(event: Event) => onChoose?.((event.target as HTMLSelectElement).value as V)}
    >
      ${(Object.keys(values) as V[]).map(
        (value) =>
          html`<option value=${value} ?selected=${value === chosen}>${values[value]}</option>`,
      )}
    </select>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
  </div>`;
}
