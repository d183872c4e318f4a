import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  EnrichmentSettings as Setting,
  OwnProvider,
} from '../../../server/contracts/enrichment.ts';
import type { Client } from '../../api/client.ts';
import { getEnrichment, getUsage, putEnrichment, testProvider } from '../../api/settings.ts';
import { clientContext } from '../../app/contexts.ts';
import { adminsOnlyStyles } from '../../components/admins-only/admins-only.styles.ts';
import { DirtyForm } from '../../components/dirty-form/dirty-form.ts';
import { FormSnapshot } from '../../components/dirty-form/form-snapshot.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { status } from '../../components/status/status.ts';
import { statuses } from '../../components/status/status.styles.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';
import { attributionOf, optionFields, readOptions } from './enrichment-options.ts';
import { own } from './enrichment-settings.styles.ts';
import './own-provider-form.ts';
import type { OwnProviderEvent } from './own-provider-form.ts';
import { providersOf } from './provider-draft.ts';
import './provider-row.ts';
import type { ProviderAction, ProviderActionEvent, ProviderChangeEvent } from './provider-row.ts';
import './usage-card.ts';
import { changed, moved, waterfallOf, without, withOwn, type Waterfall } from './waterfall.ts';

const words = strings.settings.enrichment;

/**
 * @summary Which providers are asked, in which order, with which keys; and what that cost.
 */
@customElement('clarm-enrichment-settings')
export class EnrichmentSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, statuses, adminsOnlyStyles, styles, own];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  /** The waterfall that is not saved yet. */
  @state() private edited: Waterfall | undefined;
  /** A row of the site's own is described: a new one, or this. */
  @state() private describes: { row?: OwnProvider } | undefined;
  private readonly setting = new Stored(this, getEnrichment);
  private readonly snapshot = new FormSnapshot(this, () => this.setting.version);
  private readonly dirty = new DirtyForm(
    this,
    () => this.edited !== undefined || this.snapshot.isChanged(),
  );
  private readonly usage = new Stored(this, getUsage);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.edited = undefined;
  }

  private async onSubmit(event: SubmitEvent, setting: Setting) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const { providers, own: rows } = this.edited ?? waterfallOf(setting);
    const isSaved = await this.setting.save(() =>
      putEnrichment(this.client, {
        ...readOptions(data),
        own: [...rows],
        providers: providersOf(providers, setting),
      }),
    );
    if (isSaved) this.edited = undefined;
  }

  /** By what is there now: two changes may come before the next rendering. */
  private edit(setting: Setting, change: (waterfall: Waterfall) => Waterfall) {
    this.edited = change(this.edited ?? waterfallOf(setting));
  }

  private act(setting: Setting, id: string, action: ProviderAction) {
    switch (action) {
      case 'edit': {
        const { own: rows } = this.edited ?? waterfallOf(setting);
        const row = rows.find((one) => one.id === id);
        this.describes = row ? { row } : {};
        return;
      }
      case 'remove':
        return this.edit(setting, (waterfall) => without(waterfall, id));
      case 'up':
      case 'down':
        return this.edit(setting, (waterfall) => moved(waterfall, id, action === 'up' ? -1 : 1));
    }
  }

  private take(setting: Setting, { row, key }: OwnProviderEvent) {
    this.describes = undefined;
    this.edit(setting, (waterfall) => withOwn(waterfall, row, key));
  }

  private waterfall(setting: Setting, { providers, own: rows }: Waterfall): TemplateResult {
    const { data } = this.usage.value ?? {};
    const askOf = (id: string) => (key?: string) =>
      testProvider(this.client, {
        // A row that is not saved is asked as it is described.
        provider: setting.own.some((one) => one.id === id)
          ? id
          : (rows.find((one) => one.id === id) ?? id),
        ...(key ? { key } : {}),
      });
    return html`<div class="waterfall">
      <div class="offline">
        <strong>${words.offline}</strong>
        ${data ? html`<span class="hint num">${words.offlineAge(data.age_days)}</span>` : nothing}
        ${status('good', words.always)}
      </div>
      ${repeat(
        providers,
        ({ id }) => id,
        (provider, at) =>
          html`<clarm-provider-row
            data-provider=${provider.id}
            .provider=${provider}
            .place=${at + 1}
            ?last=${at === providers.length - 1}
            ?own=${rows.some(({ id }) => id === provider.id)}
            .test=${askOf(provider.id)}
            ?readonly=${this.readonly}
            @clarm-provider-change=${({ change }: ProviderChangeEvent) =>
              this.edit(setting, (waterfall) => changed(waterfall, provider.id, change))}
            @clarm-provider-action=${({ action }: ProviderActionEvent) =>
              this.act(setting, provider.id, action)}
          ></clarm-provider-row>`,
      )}
    </div>`;
  }

  private options(setting: Setting): TemplateResult {
    return html`<section class="card">
      <h2>${words.options}</h2>
      <fieldset class="all" ?disabled=${this.readonly}>${optionFields(setting)}</fieldset>
      ${this.usage.value ? attributionOf(this.usage.value) : nothing}
      ${
        this.readonly
          ? nothing
          : html`<div class="foot">
              <button
                class="button primary"
                ${unavailable(this.setting.busy || !this.dirty.isDirty)}
              >
                ${strings.settings.save}
              </button>
            </div>`
      }
    </section>`;
  }

  override render() {
    return this.setting.render((setting) => {
      const waterfall = this.edited ?? waterfallOf(setting);
      const names = Object.fromEntries(waterfall.providers.map(({ id, name }) => [id, name]));
      const close = () => (this.describes = undefined);
      return html`<form @submit=${(event: SubmitEvent) => this.onSubmit(event, setting)}>
          ${
            this.usage.value
              ? html`<clarm-usage-card
                  .usage=${this.usage.value}
                  .names=${names}
                ></clarm-usage-card>`
              : nothing
          }
          <section class="card">
            <div class="head">
              <div>
                <h2>${words.providers}</h2>
                <p class="lead">${words.lead}</p>
              </div>
              ${
                this.readonly
                  ? nothing
                  : html`<button class="button" type="button" @click=${() => (this.describes = {})}>
                      ${icon('plus')} ${words.addOwn}
                    </button>`
              }
            </div>
            ${this.waterfall(setting, waterfall)}
          </section>
          ${this.options(setting)}
        </form>
        <clarm-modal
          heading=${words.own.title}
          ?open=${this.describes !== undefined}
          @clarm-close=${close}
        >
          ${
            this.describes
              ? html`<clarm-own-provider-form
                  .row=${this.describes.row}
                  .taken=${waterfall.providers.map(({ id }) => id)}
                  .test=${(row: OwnProvider, key: string) =>
                    testProvider(this.client, {
                      provider: row,
                      value: row.sample,
                      ...(key ? { key } : {}),
                    })}
                  @clarm-own-provider=${(event: OwnProviderEvent) => this.take(setting, event)}
                  @clarm-cancel=${close}
                ></clarm-own-provider-form>`
              : nothing
          }
        </clarm-modal>
        ${this.dirty.question()}`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-enrichment-settings': EnrichmentSettings;
  }
}
