import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  LookupKind,
  OwnProvider,
  ProviderTest,
} from '../../../server/contracts/enrichment.ts';
import { problemsByField } from '../../api/problems.ts';
import { wordsFor } from '../../components/error-state/error-state.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';
import './field-map.ts';
import type { FieldMapEvent, Mapping } from './field-map.ts';
import { ownId } from './own-id.ts';
import { selectField } from './select-field.ts';
import { styles } from './own-provider-form.styles.ts';

const words = strings.settings.enrichment.own;
const KINDS = ['ip', 'domain', 'email'] as const satisfies readonly LookupKind[];
type AuthKind = OwnProvider['auth']['kind'];

/** A row was described and answered when it was tried. */
export class OwnProviderEvent extends Event {
  static readonly type = 'clarm-own-provider';
  readonly row: OwnProvider;
  readonly key: string;

  constructor(row: OwnProvider, key: string) {
    super(OwnProviderEvent.type);
    this.row = row;
    this.key = key;
  }
}

/**
 * @summary Describes a provider that Clarm does not know; it must answer once before it is added.
 * @event clarm-own-provider - With the row and its key, once it has answered.
 * @event clarm-cancel - Nothing is to be added.
 */
@customElement('clarm-own-provider-form')
export class OwnProviderForm extends LitElement {
  static override styles = [base, buttons, fields, styles];

  /** The row that is changed; none for a new one. */
  @property({ attribute: false }) row: OwnProvider | undefined;
  @property({ attribute: false }) taken: readonly string[] = [];
  /** Asks it. */
  @property({ attribute: false }) test:
    ((row: OwnProvider, key: string) => Promise<ProviderTest>) | undefined;

  @state() private kind: LookupKind = 'domain';
  @state() private auth: AuthKind = 'bearer';
  @state() private mapping: readonly Mapping[] = [['company.name', '']];
  @state() private busy = false;
  @state() private result: ProviderTest | undefined;
  @state() private problem = '';
  /** What answered; anything that is changed after that is to be tried again. */
  private proven: { row: OwnProvider; key: string } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { row } = this;
    if (!row) return;
    this.kind = row.kind;
    this.auth = row.auth.kind;
    this.mapping = Object.entries(row.fields) as unknown as Mapping[];
  }

  private read(): { row: OwnProvider; key: string } {
    const data = new FormData(this.renderRoot.querySelector('form')!);
    const text = (name: string) => formText(data, name).trim();
    const name = text('name');
    const authName = text('auth-name');
    return {
      row: {
        id: this.row?.id ?? ownId(name, this.taken),
        name,
        kind: this.kind,
        method: text('method') === 'POST' ? 'POST' : 'GET',
        url: text('url'),
        auth:
          this.auth === 'header' || this.auth === 'query'
            ? { kind: this.auth, name: authName }
            : { kind: this.auth },
        fields: Object.fromEntries(this.mapping.filter(([, path]) => path.trim() !== '')),
        confidence: text('confidence') as OwnProvider['confidence'],
        cost: Number(text('cost')),
        sample: text('sample'),
      },
      key: text('key'),
    };
  }

  private async tryOut(event: SubmitEvent) {
    event.preventDefault();
    const draft = this.read();
    this.busy = true;
    this.result = undefined;
    this.problem = '';
    try {
      this.result = await this.test?.(draft.row, draft.key);
      this.proven = this.result?.ok ? draft : undefined;
    } catch (error) {
      this.problem = Object.values(problemsByField(error))[0] ?? wordsFor(error);
    } finally {
      this.busy = false;
    }
  }

  private forget() {
    this.proven = undefined;
    this.result = undefined;
  }

  private text(
    name: string,
    label: string,
    value: string,
    more: { hint?: string; placeholder?: string; type?: string; required?: boolean } = {},
  ): TemplateResult {
    const { hint, placeholder = '', type = 'text', required = true } = more;
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        class="input"
        id=${name}
        name=${name}
        type=${type}
        step="any"
        min="0"
        autocomplete="off"
        spellcheck="false"
        placeholder=${placeholder}
        ?required=${required}
        .defaultValue=${value}
      />
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    </div>`;
  }

  private onMap({ mapping }: FieldMapEvent) {
    this.forget();
    this.mapping = mapping;
  }

  /** Fields of another shadow root submit no form of themselves. */
  private onMapKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.composedPath()[0] instanceof HTMLInputElement)) return;
    this.renderRoot.querySelector('form')!.requestSubmit();
  }

  private outcome(): TemplateResult {
    const { result } = this;
    if (!result) {
      return html`<p class=${this.problem ? 'problem' : 'hint'} role="status">
        ${this.problem || words.untried}
      </p>`;
    }
    return html`<div class="outcome ${result.ok ? 'good' : 'bad'}" role="status">
      <p>${result.message} <span class="num">${result.duration_ms} ms</span></p>
      <dl>
        ${Object.entries(result.found).map(
          ([field, value]) =>
            html`<dt>${field}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </div>`;
  }

  override render() {
    const { row, kind } = this;
    const kinds = Object.fromEntries(
      KINDS.map((one) => [one, strings.settings.enrichment.kinds[one]]),
    ) as Record<LookupKind, string>;
    return html`<form @submit=${this.tryOut} @input=${this.forget}>
      <p class="lead">${words.lead}</p>
      <div class="pair">
        ${this.text('name', words.name, row?.name ?? '')}
        ${selectField('kind', words.kind, kinds, kind, { onChoose: (value) => (this.kind = value) })}
      </div>
      <div class="address">
        ${selectField('method', words.method, { GET: 'GET', POST: 'POST' }, row?.method ?? 'GET')}
        ${this.text('url', words.url, row?.url ?? '', {
          hint: words.urlHint(kind),
          placeholder: `https://api.example.com/v1/{${kind}}`,
        })}
      </div>
      <div class="pair">
        ${selectField('auth', words.auth, words.auths, this.auth, { onChoose: (value) => (this.auth = value) })}
        ${
          this.auth === 'header' || this.auth === 'query'
            ? this.text(
                'auth-name',
                words.authName,
                row && 'name' in row.auth ? row.auth.name : '',
                { placeholder: this.auth === 'header' ? 'X-Api-Key' : 'api_key' },
              )
            : nothing
        }
        ${
          this.auth === 'none'
            ? nothing
            : this.text('key', words.key, '', { type: 'password', required: !row })
        }
      </div>
      <clarm-field-map
        .mapping=${this.mapping}
        @clarm-field-map=${this.onMap}
        @keydown=${this.onMapKey}
      ></clarm-field-map>
      <div class="triple">
        ${selectField('confidence', words.confidence, words.confidences, row?.confidence ?? 'medium')}
        ${this.text('cost', words.cost, String(row?.cost ?? 0), { type: 'number' })}
        ${this.text('sample', words.sample, row?.sample ?? words.samples[kind])}
      </div>
      ${this.outcome()}
      <div class="actions">
        <button
          class="button"
          type="button"
          @click=${() => this.dispatchEvent(new Event('clarm-cancel'))}
        >
          ${strings.cancel}
        </button>
        <button class="button ${this.proven ? '' : 'primary'}" ${unavailable(this.busy)}>
          ${words.tryOut}
        </button>
        <button
          class="button primary"
          type="button"
          ${unavailable(!this.proven || this.busy)}
          @click=${() =>
            this.proven &&
            this.dispatchEvent(new OwnProviderEvent(this.proven.row, this.proven.key))}
        >
          ${row ? words.change : words.add}
        </button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-own-provider-form': OwnProviderForm;
  }
  interface HTMLElementEventMap {
    'clarm-own-provider': OwnProviderEvent;
  }
}
