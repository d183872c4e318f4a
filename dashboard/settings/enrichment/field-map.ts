import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EnrichmentField } from '../../../server/contracts/enrichment.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';

const words = strings.settings.enrichment.own;
/** All there are: one that is missing is a type error. */
const FIELDS = Object.keys({
  'company.name': true,
  'company.domain': true,
  'company.industry': true,
  'company.size': true,
  'company.revenue': true,
  'company.location': true,
  'company.founded': true,
  'location.city': true,
  'location.region': true,
  'location.country': true,
  'network.type': true,
  'network.asn': true,
  'network.org': true,
  'person.name': true,
  'person.title': true,
  'person.linkedin_url': true,
} satisfies Record<EnrichmentField, true>) as EnrichmentField[];

/** A field of ours, and where it stands in an answer: `data.company.name`. */
export type Mapping = readonly [field: EnrichmentField, path: string];

/** Fields are found elsewhere than before. */
export class FieldMapEvent extends Event {
  static readonly type = 'clarm-field-map';
  readonly mapping: readonly Mapping[];

  constructor(mapping: readonly Mapping[]) {
    super(FieldMapEvent.type);
    this.mapping = mapping;
  }
}

const styles = css`
  :host {
    display: block;
  }
  fieldset {
    display: grid;
    gap: var(--s-2);
    justify-items: start;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 4px;
    padding: 0;
  }
  .map {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr) auto;
    gap: var(--s-2);
    width: 100%;
  }
`;

/**
 * @summary Which field of a provider's answer is which of ours.
 * @event clarm-field-map - With the lines as they are now, those without a path too.
 */
@customElement('clarm-field-map')
export class FieldMap extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @property({ attribute: false }) mapping: readonly Mapping[] = [];

  private say(mapping: readonly Mapping[]) {
    this.dispatchEvent(new FieldMapEvent(mapping));
  }

  private set(index: number, next: Mapping) {
    this.say(this.mapping.map((one, at) => (at === index ? next : one)));
  }

  private line([field, path]: Mapping, index: number): TemplateResult {
    return html`<div class="map">
      <select
        class="input"
        aria-label=${words.field}
        @change=${(event: Event) =>
          this.set(index, [(event.target as HTMLSelectElement).value as EnrichmentField, path])}
      >
        ${FIELDS.map(
          (one) => html`<option value=${one} .selected=${one === field}>${one}</option>`,
        )}
      </select>
      <input
        class="input"
        aria-label=${words.path}
        placeholder="data.name"
        spellcheck="false"
        .value=${path}
        @input=${(event: Event) =>
          this.set(index, [field, (event.target as HTMLInputElement).value])}
      />
      <button
        class="button quiet icon"
        type="button"
        aria-label=${words.removeField}
        ${unavailable(this.mapping.length === 1)}
        @click=${() => this.say(this.mapping.filter((_one, at) => at !== index))}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  override render() {
    const free = FIELDS.find((field) => !this.mapping.some(([used]) => used === field));
    return html`<fieldset>
      <legend class="label">${words.fields}</legend>
      <p class="hint">${words.fieldsHint}</p>
      ${this.mapping.map((one, index) => this.line(one, index))}
      ${
        free
          ? html`<button
              class="button small"
              type="button"
              @click=${() => this.say([...this.mapping, [free, '']])}
            >
              ${icon('plus', 14)} ${words.addField}
            </button>`
          : nothing
      }
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-field-map': FieldMap;
  }
  interface HTMLElementEventMap {
    'clarm-field-map': FieldMapEvent;
  }
}
