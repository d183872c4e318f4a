import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  EnrichmentSettings as Setting,
  EnrichmentUsage,
  PutEnrichmentSettings,
} from '../../server/contracts/enrichment.ts';
import type { Client } from '../api/client.ts';
import { getEnrichment, getUsage, putEnrichment, testProvider } from '../api/settings.ts';
import { clientContext } from '../app/contexts.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { strings } from '../strings.ts';
import { styles } from './settings.styles.ts';
import { Stored } from './stored.ts';

const words = strings.settings.enrichment;
type Provider = Pick<Setting['providers'][number], 'id' | 'name' | 'enabled' | 'key_last_four'>;

/** Those of the site in its order, then what else could be switched on. */
const offered = ({ providers, catalog }: Setting): Provider[] => [
  ...providers,
  ...catalog
    .filter(({ id }) => !providers.some((one) => one.id === id))
    .map(({ id, name }) => ({ id, name, enabled: false, key_last_four: null })),
];

/**
 * @summary Which providers are asked, in which order, with which keys; and what that cost.
 */
@customElement('clarm-enrichment-settings')
export class EnrichmentSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Where providers were moved and not saved yet. */
  @state() private order: readonly string[] = [];
  private readonly setting = new Stored(this, getEnrichment);
  private readonly usage = new Stored(this, getUsage);

  private providers(setting: Setting): Provider[] {
    const place = (id: string) => (this.order.includes(id) ? this.order.indexOf(id) : 99);
    return offered(setting).toSorted((a, b) => place(a.id) - place(b.id));
  }

  private move(list: readonly Provider[], at: number, by: 1 | -1) {
    const ids = list.map(({ id }) => id);
    const [id] = ids.splice(at, 1);
    if (id) ids.splice(at + by, 0, id);
    this.order = ids;
  }

  private onSubmit(event: SubmitEvent, setting: Setting) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const budget = formText(data, 'budget');
    const kept = new Set(setting.providers.map(({ id }) => id));
    const next: PutEnrichmentSettings = {
      tier: formText(data, 'tier') as Setting['tier'],
      person_enrichment: formText(data, 'person') as Setting['person_enrichment'],
      monthly_budget: budget === '' ? null : Number(budget),
      reverse_dns: setting.reverse_dns,
      own: setting.own,
      providers: this.providers(setting).flatMap(({ id }) => {
        const enabled = data.has(`on-${id}`);
        const key = formText(data, `key-${id}`).trim();
        return enabled || key || kept.has(id) ? [{ id, enabled, ...(key ? { key } : {}) }] : [];
      }),
    };
    void this.setting.save(() => putEnrichment(this.client, next));
  }

  private async test(id: string) {
    const answer = await testProvider(this.client, id).catch((error: unknown) => ({
      ok: false,
      message: wordsFor(error),
    }));
    const tone = answer.ok ? 'plain' : 'bad';
    this.dispatchEvent(new ToastEvent({ text: answer.message, tone }));
  }

  private provider(list: readonly Provider[], at: number): TemplateResult {
    const { id, name, enabled, key_last_four: four } = list[at]!;
    return html`<div class="row" data-provider=${id}>
      <label class="check grow"
        ><input type="checkbox" name="on-${id}" aria-label=${words.on(name)} .checked=${enabled} />
        ${name}</label
      >
      <input
        class="input grow"
        type="password"
        autocomplete="off"
        name="key-${id}"
        aria-label=${words.key(name)}
        placeholder=${four ? words.keyIs(four) : words.noKey}
      />
      <button class="button" type="button" @click=${() => this.test(id)}>${words.test}</button>
      <button
        class="button quiet icon"
        type="button"
        aria-label=${words.up(name)}
        ?disabled=${at === 0}
        @click=${() => this.move(list, at, -1)}
      >
        ${icon('up')}
      </button>
      <button
        class="button quiet icon"
        type="button"
        aria-label=${words.down(name)}
        ?disabled=${at === list.length - 1}
        @click=${() => this.move(list, at, 1)}
      >
        ${icon('down')}
      </button>
    </div>`;
  }

  private month({ hit_rate: rate, saved, spent, data }: EnrichmentUsage): TemplateResult {
    return html`<section class="card stack">
      <h2>${words.month}</h2>
      <div class="row num">
        <span>${words.hitRate}: ${rate === null ? '–' : `${Math.round(rate * 100)} %`}</span>
        <span>${words.saved}: $${saved.toFixed(2)}</span>
        <span>${words.spent}: $${spent.toFixed(2)}</span>
      </div>
      <p class="hint">
        ${words.age(data.age_days)}
        ${data.attributions.map(
          ({ text, url, licence }) =>
            html`<a href=${url} target="_blank" rel="noopener">${text}</a> (${licence}) `,
        )}
      </p>
    </section>`;
  }

  override render() {
    return this.setting.render((setting) => {
      const list = this.providers(setting);
      return html`<div class="stack">
        <form class="card" @submit=${(event: SubmitEvent) => this.onSubmit(event, setting)}>
          <p class="lead">${words.lead}</p>
          <div class="rows">${list.map((_, at) => this.provider(list, at))}</div>
          <div class="grid">
            <div class="field">
              <label for="tier">${words.tier}</label>
              <select class="input" id="tier" name="tier">
                ${(['starter', 'growth', 'enterprise'] as const).map(
                  (tier) => html`<option ?selected=${tier === setting.tier}>${tier}</option>`,
                )}
              </select>
            </div>
            <div class="field">
              <label for="person">${words.person}</label>
              <select class="input" id="person" name="person">
                ${Object.entries(words.persons).map(
                  ([value, text]) =>
                    html`<option value=${value} ?selected=${value === setting.person_enrichment}>
                      ${text}
                    </option>`,
                )}
              </select>
            </div>
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
          <div class="row">
            <button class="button primary" ?disabled=${this.setting.busy}>
              ${strings.settings.save}
            </button>
          </div>
        </form>
        ${this.usage.value ? this.month(this.usage.value) : nothing}
      </div>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-enrichment-settings': EnrichmentSettings;
  }
}
