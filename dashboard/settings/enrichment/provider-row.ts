import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ProviderState, ProviderTest } from '../../../server/contracts/enrichment.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { status, type Tone } from '../../components/status/status.ts';
import { statuses } from '../../components/status/status.styles.ts';
import { strings } from '../../strings.ts';
import type { ProviderDraft } from './provider-draft.ts';
import { styles } from './provider-row.styles.ts';

const words = strings.settings.enrichment;
const TONES: Readonly<Record<ProviderState, Tone>> = {
  ok: 'good',
  unused: 'plain',
  no_key: 'warm',
  invalid_key: 'bad',
  quota_exceeded: 'warm',
  rate_limited: 'warm',
  failing: 'bad',
};

/** What can be done with a provider's place. */
export type ProviderAction = 'up' | 'down' | 'edit' | 'remove';

/** Something about the provider was changed and is to be saved. */
export class ProviderChangeEvent extends Event {
  static readonly type = 'clarm-provider-change';
  readonly change: Partial<ProviderDraft>;

  constructor(change: Partial<ProviderDraft>) {
    super(ProviderChangeEvent.type);
    this.change = change;
  }
}

/** The provider is to be moved, edited or removed. */
export class ProviderActionEvent extends Event {
  static readonly type = 'clarm-provider-action';
  readonly action: ProviderAction;

  constructor(action: ProviderAction) {
    super(ProviderActionEvent.type);
    this.action = action;
  }
}

/**
 * @summary One provider of the waterfall: whether it is asked, with which key, at what price.
 * @event clarm-provider-change - With what was changed.
 * @event clarm-provider-action - With what is to be done.
 */
@customElement('clarm-provider-row')
export class ProviderRow extends LitElement {
  static override styles = [base, buttons, fields, statuses, styles];

  @property({ attribute: false }) provider!: ProviderDraft;
  @property({ type: Number }) place = 1;
  @property({ type: Boolean }) last = false;
  /** A row of the site's own. */
  @property({ type: Boolean }) own = false;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  /** Asks the provider. */
  @property({ attribute: false }) test: ((key?: string) => Promise<ProviderTest>) | undefined;

  @state() private busy = false;
  @state() private tested: { ok: boolean; text: string } | undefined;

  private change(change: Partial<ProviderDraft>) {
    this.dispatchEvent(new ProviderChangeEvent(change));
  }

  private do(action: ProviderAction) {
    this.dispatchEvent(new ProviderActionEvent(action));
  }

  private async tryOut() {
    const { key } = this.provider;
    this.busy = true;
    this.tested = undefined;
    try {
      const { ok, message, found } = (await this.test?.(key || undefined)) ?? {
        ok: false,
        message: '',
        found: {},
      };
      const fields = Object.values(found).join(', ');
      this.tested = { ok, text: fields ? `${message} ${words.found(fields)}` : message };
    } catch (error) {
      this.tested = { ok: false, text: error instanceof Error ? error.message : '' };
    } finally {
      this.busy = false;
    }
  }

  private pill(): TemplateResult {
    const { enabled, needsKey, hasKey, key, state: of } = this.provider;
    if (!enabled) return status('plain', words.off);
    const shown = needsKey && !hasKey && !key ? 'no_key' : of;
    return status(TONES[shown], words.states[shown]);
  }

  private tools(): TemplateResult {
    const { name } = this.provider;
    const tool = (
      action: ProviderAction,
      sign: 'up' | 'down' | 'pencil' | 'trash',
      label: string,
      disabled = false,
    ) =>
      html`<button
        class="button quiet icon small"
        type="button"
        aria-label=${label}
        ${unavailable(disabled)}
        @click=${() => this.do(action)}
      >
        ${icon(sign)}
      </button>`;
    return html`<span class="tools">
      ${
        this.own
          ? html`${tool('edit', 'pencil', words.editOwn(name))}
            ${tool('remove', 'trash', words.removeOwn(name))}`
          : nothing
      }
      ${tool('up', 'up', words.up(name), this.place === 1)}
      ${tool('down', 'down', words.down(name), this.last)}
    </span>`;
  }

  private settings(): TemplateResult {
    const { name, needsKey, lastFour, hasKey, key, cost, listPrice } = this.provider;
    const typed = (event: Event) => (event.target as HTMLInputElement).value.trim();
    return html`${
        needsKey
          ? html`<input
              class="input key"
              type="password"
              autocomplete="off"
              aria-label=${words.key(name)}
              placeholder=${hasKey ? words.keyIs(lastFour ?? '…') : words.noKey}
              .value=${live(key)}
              @input=${(event: Event) => this.change({ key: typed(event) })}
            />`
          : html`<span class="hint">${words.keylessKey}</span>`
      }
      <input
        class="input num cost"
        type="number"
        min="0"
        step="any"
        aria-label=${words.cost(name)}
        title=${words.cost(name)}
        placeholder=${listPrice ?? 0}
        .value=${live(String(cost ?? ''))}
        @change=${(event: Event) =>
          this.change({ cost: typed(event) === '' ? null : Number(typed(event)) })}
      />
      <span class="hint">${words.costHint}</span>
      ${
        this.readonly
          ? nothing
          : html`<button
              class="button small"
              type="button"
              aria-label=${words.testOf(name)}
              ${unavailable(this.busy)}
              @click=${this.tryOut}
            >
              ${words.test}
            </button>`
      }`;
  }

  override render() {
    const { name, enabled, kinds, url, lastError } = this.provider;
    return html`<span class="place num" aria-hidden="true">${this.place}</span>
      <div class="head">
        <label class="check"
          ><input
            type="checkbox"
            aria-label=${words.on(name)}
            ?disabled=${this.readonly}
            .checked=${live(enabled)}
            @change=${(event: Event) =>
              this.change({ enabled: (event.target as HTMLInputElement).checked })}
          />
          <strong>${name}</strong></label
        >
        <span class="hint"
          >${words.by(kinds.map((kind) => words.kinds[kind]).join(', '))}
          ${
            url ? html`· <a href=${url} target="_blank" rel="noopener">${words.docs}</a>` : nothing
          }</span
        >
        <span class="pill">${this.pill()}</span>
      </div>
      ${this.readonly ? nothing : this.tools()}
      <fieldset class="settings" ?disabled=${this.readonly}>${this.settings()}</fieldset>
      ${enabled && lastError ? html`<p class="note problem">${lastError}</p>` : nothing}
      <p class="note ${this.tested?.ok ? 'good' : 'problem'}" role="status">
        ${this.tested?.text ?? nothing}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-provider-row': ProviderRow;
  }
  interface HTMLElementEventMap {
    'clarm-provider-change': ProviderChangeEvent;
    'clarm-provider-action': ProviderActionEvent;
  }
}
