import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  EnrichmentSettings as Setting,
  OwnProvider,
} from '../../../server/contracts/enrichment.ts';
import type { Client } from '../../api/client.ts';
import { getEnrichment, getUsage, putEnrichment, testProvider } from '../../api/settings.ts';
import { clientContext } from '../../app/contexts.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { status } from '../../components/status/status.ts';
import { statuses } from '../../components/status/status.styles.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';
import './own-provider-form.ts';
import type { OwnProviderEvent } from './own-provider-form.ts';
import { draftsOf, providersOf, type ProviderDraft } from './provider-draft.ts';
import './provider-row.ts';
import type { ProviderAction, ProviderActionEvent, ProviderChangeEvent } from './provider-row.ts';
import './usage-card.ts';

const words = strings.settings.enrichment;

const own = css`
  .waterfall {
    display: grid;
    border: 1px solid var(--border);
    border-radius: var(--radius-m);
  }
  .waterfall > * + * {
    border-top: 1px solid var(--border);
  }
  .offline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--s-3);
    padding: var(--s-3) var(--s-4);
    background: var(--surface-2);
    border-radius: var(--radius-m) var(--radius-m) 0 0;
    font-size: var(--text-s);
  }
  .offline .status {
    margin-left: auto;
  }
  .data {
    font-size: var(--text-xs);
  }
`;

/**
 * @summary Which providers are asked, in which order, with which keys; and what that cost.
 */
@customElement('clarm-enrichment-settings')
export class EnrichmentSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, statuses, styles, own];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** What is not saved yet: the waterfall, and the rows of the site's own. */
  @state() private drafts: readonly ProviderDraft[] | undefined;
  @state() private rows: readonly OwnProvider[] | undefined;
  /** A row of the site's own is described: a new one, or this. */
  @state() private describes: { row?: OwnProvider } | undefined;
  private readonly setting = new Stored(this, getEnrichment);
  private readonly usage = new Stored(this, getUsage);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.forget();
  }

  private forget() {
    this.drafts = undefined;
    this.rows = undefined;
  }

  private async onSubmit(event: SubmitEvent, setting: Setting) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const budget = formText(data, 'budget');
    const isSaved = await this.setting.save(() =>
      putEnrichment(this.client, {
        tier: formText(data, 'tier') as Setting['tier'],
        person_enrichment: formText(data, 'person') as Setting['person_enrichment'],
        monthly_budget: budget === '' ? null : Number(budget),
        reverse_dns: data.has('reverse-dns'),
        own: [...(this.rows ?? setting.own)],
        providers: providersOf(this.drafts ?? draftsOf(setting), setting),
      }),
    );
    if (isSaved) this.forget();
  }

  /** By what is there now: two changes may come before the next rendering. */
  private change(setting: Setting, id: string, change: Partial<ProviderDraft>) {
    this.drafts = (this.drafts ?? draftsOf(setting)).map((one) =>
      one.id === id ? { ...one, ...change } : one,
    );
  }

  private act(
    { own: rows }: Pick<Setting, 'own'>,
    list: readonly ProviderDraft[],
    at: number,
    action: ProviderAction,
  ) {
    const provider = list[at];
    if (!provider) return;
    if (action === 'edit') {
      const row = rows.find(({ id }) => id === provider.id);
      this.describes = row ? { row } : {};
    } else if (action === 'remove') {
      this.rows = rows.filter(({ id }) => id !== provider.id);
      this.drafts = list.filter((one) => one !== provider);
    } else {
      const next = [...list];
      next.splice(at, 1);
      next.splice(at + (action === 'up' ? -1 : 1), 0, provider);
      this.drafts = next;
    }
  }

  /** What answered goes to the end of the waterfall, switched on; saved with the rest. */
  private take(
    rows: readonly OwnProvider[],
    list: readonly ProviderDraft[],
    event: OwnProviderEvent,
  ) {
    const { row, key } = event;
    this.describes = undefined;
    const known = list.find(({ id }) => id === row.id);
    const draft: ProviderDraft = {
      lastFour: null,
      hasKey: false,
      state: 'unused',
      ...known,
      id: row.id,
      name: row.name,
      kinds: [row.kind],
      needsKey: row.auth.kind !== 'none',
      listPrice: row.cost,
      cost: null,
      enabled: true,
      key,
    };
    this.rows = known ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
    this.drafts = known ? list.map((one) => (one.id === row.id ? draft : one)) : [...list, draft];
  }

  private waterfall(
    setting: Setting,
    list: readonly ProviderDraft[],
    rows: readonly OwnProvider[],
  ): TemplateResult {
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
        list,
        ({ id }) => id,
        (provider, at) =>
          html`<clarm-provider-row
            data-provider=${provider.id}
            .provider=${provider}
            .place=${at + 1}
            ?last=${at === list.length - 1}
            ?own=${rows.some(({ id }) => id === provider.id)}
            .test=${askOf(provider.id)}
            @clarm-provider-change=${({ change }: ProviderChangeEvent) =>
              this.change(setting, provider.id, change)}
            @clarm-provider-action=${({ action }: ProviderActionEvent) =>
              this.act({ own: [...rows] }, list, at, action)}
          ></clarm-provider-row>`,
      )}
    </div>`;
  }

  private options(setting: Setting): TemplateResult {
    const select = <V extends string>(
      name: string,
      label: string,
      values: Readonly<Record<V, string>>,
      chosen: V,
      hint?: string,
    ) =>
      html`<div class="field">
        <label for=${name}>${label}</label>
        <select class="input" id=${name} name=${name}>
          ${(Object.keys(values) as V[]).map(
            (value) =>
              html`<option value=${value} ?selected=${value === chosen}>${values[value]}</option>`,
          )}
        </select>
        ${hint ? html`<p class="hint">${hint}</p>` : nothing}
      </div>`;
    return html`<section class="card">
      <h2>${words.options}</h2>
      <div class="grid">
        ${select('tier', words.tier, words.tiers, setting.tier)}
        ${select('person', words.person, words.persons, setting.person_enrichment, words.personHint)}
        <div class="field">
          <label for="budget">${words.budget}</label>
          <input
            class="input num"
            id="budget"
            name="budget"
            type="number"
            min="0"
            step="any"
            .value=${String(setting.monthly_budget ?? '')}
          />
          <p class="hint">${words.budgetHint}</p>
        </div>
      </div>
      <label class="check"
        ><input type="checkbox" name="reverse-dns" .checked=${setting.reverse_dns} />
        <span
          >${words.reverseDns}<br /><span class="hint">${words.reverseDnsHint}</span></span
        ></label
      >
      ${this.attribution()}
      <div class="foot">
        <button class="button primary" ?disabled=${this.setting.busy}>
          ${strings.settings.save}
        </button>
      </div>
    </section>`;
  }

  private attribution(): TemplateResult | typeof nothing {
    const { data } = this.usage.value ?? {};
    if (!data) return nothing;
    return html`<p class="hint data">
      ${words.data} ${data.data_version}:
      ${data.attributions.map(
        ({ text, url, licence }, at) =>
          html`${at > 0 ? ' · ' : ''}<a href=${url} target="_blank" rel="noopener">${text}</a>
            (${licence})`,
      )}
    </p>`;
  }

  override render() {
    return this.setting.render((setting) => {
      const list = this.drafts ?? draftsOf(setting);
      const rows = this.rows ?? setting.own;
      const names = Object.fromEntries(list.map(({ id, name }) => [id, name]));
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
              <button class="button" type="button" @click=${() => (this.describes = {})}>
                ${icon('plus')} ${words.addOwn}
              </button>
            </div>
            ${this.waterfall(setting, list, rows)}
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
                  .taken=${list.map(({ id }) => id)}
                  .test=${(row: OwnProvider, key: string) =>
                    testProvider(this.client, {
                      provider: row,
                      value: row.sample,
                      ...(key ? { key } : {}),
                    })}
                  @clarm-own-provider=${(event: OwnProviderEvent) => this.take(rows, list, event)}
                  @clarm-cancel=${close}
                ></clarm-own-provider-form>`
              : nothing
          }
        </clarm-modal>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-enrichment-settings': EnrichmentSettings;
  }
}
