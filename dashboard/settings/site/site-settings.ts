import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WidgetSettings } from '../../../server/contracts/accounts.ts';
import type { Client } from '../../api/client.ts';
import { getSite, patchSite, rotateIdentitySecret, type SitePatch } from '../../api/sites.ts';
import { clientContext } from '../../app/contexts.ts';
import '../../components/confirm/confirm.ts';
import { adminsOnlyStyles } from '../../components/admins-only/admins-only.styles.ts';
import { DirtyForm } from '../../components/dirty-form/dirty-form.ts';
import { FormSnapshot } from '../../components/dirty-form/form-snapshot.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import '../../components/shown-once/shown-once.ts';
import { linesOf } from '../../format/lines.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';

const words = strings.settings.site;
const MOST_DAYS = 3_650;
/** What has a field here. */
const PLACES = ['name', 'config.timezone', 'allowed_origins', 'redact', 'retention_days'];

const own = css`
  .row .days {
    width: 112px;
  }
`;

/**
 * @summary What the site is called, where it may run, its time zone, privacy, retention and identity secret.
 */
@customElement('clarm-site-settings')
export class SiteSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, adminsOnlyStyles, styles, own];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  @state() private secret = '';
  /** What deletes older events and is to be confirmed. */
  @state() private asks: SitePatch | undefined;
  private readonly site = new Stored(this, (client) => getSite(client, client.site ?? ''), PLACES);
  private readonly snapshot = new FormSnapshot(this, () => this.site.version);
  private readonly dirty = new DirtyForm(this, () => this.snapshot.isChanged());

  private onSubmit(event: SubmitEvent, saved: WidgetSettings) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const patch = {
      name: formText(data, 'name'),
      allowed_origins: linesOf(formText(data, 'origins')),
      redact: linesOf(formText(data, 'redact')),
      retention_days: Number(formText(data, 'retention')),
      config: {
        timezone: formText(data, 'timezone').trim(),
        consent: data.has('consent') ? ('required' as const) : ('implied' as const),
        honorGpc: data.has('gpc'),
      },
    };
    if (patch.retention_days < saved.retention_days) this.asks = patch;
    else this.save(patch);
  }

  private save(patch: SitePatch) {
    this.asks = undefined;
    void this.site.save(() => patchSite(this.client, this.client.site ?? '', patch));
  }

  private rotate() {
    void this.site.save(async () => {
      this.secret = (await rotateIdentitySecret(this.client, this.client.site ?? '')).secret;
      return getSite(this.client, this.client.site ?? '');
    });
  }

  /** The hint of a field, or what was refused of it. */
  private note(id: string, path: string, hint = ''): TemplateResult | typeof nothing {
    const problem = this.site.problem(path);
    if (!problem && !hint) return nothing;
    return html`<p
      id=${`${id}-note`}
      class=${problem ? 'problem' : 'hint'}
      role=${problem ? 'alert' : 'note'}
    >
      ${problem ?? hint}
    </p>`;
  }

  private invalid(path: string): 'true' | 'false' {
    return this.site.problem(path) === undefined ? 'false' : 'true';
  }

  private general({ name, allowed_origins, config }: WidgetSettings): TemplateResult {
    return html`<section class="card">
      <h2>${words.general}</h2>
      <div class="field">
        <label for="name">${words.name}</label>
        <input
          class="input"
          id="name"
          name="name"
          required
          maxlength="80"
          aria-invalid=${this.invalid('name')}
          aria-describedby="name-note"
          .value=${name}
        />
        ${this.note('name', 'name')}
      </div>
      <div class="field">
        <label for="timezone">${words.timezone}</label>
        <input
          class="input"
          id="timezone"
          name="timezone"
          list="zones"
          aria-invalid=${this.invalid('config.timezone')}
          aria-describedby="timezone-note"
          .value=${config.timezone}
        />
        ${this.note('timezone', 'config.timezone', words.timezoneHint)}
        <datalist id="zones">
          ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
        </datalist>
      </div>
      <div class="field">
        <label for="origins">${words.origins}</label>
        <textarea
          class="input"
          id="origins"
          name="origins"
          aria-invalid=${this.invalid('allowed_origins')}
          aria-describedby="origins-note"
          .value=${allowed_origins.join('\n')}
        ></textarea>
        ${this.note('origins', 'allowed_origins', words.originsHint)}
      </div>
    </section>`;
  }

  private privacy({ config, redact, retention_days }: WidgetSettings): TemplateResult {
    return html`<section class="card">
      <div>
        <h2>${words.privacy}</h2>
        <p class="lead">${words.privacyLead}</p>
      </div>
      <label class="check"
        ><input type="checkbox" name="consent" .checked=${config.consent === 'required'} />
        ${words.consent}</label
      >
      <label class="check"
        ><input type="checkbox" name="gpc" .checked=${config.honorGpc} /> ${words.gpc}</label
      >
      <div class="field">
        <label for="redact">${words.redact}</label>
        <textarea
          class="input"
          id="redact"
          name="redact"
          aria-invalid=${this.invalid('redact')}
          aria-describedby="redact-note"
          .value=${redact.join('\n')}
        ></textarea>
        ${this.note('redact', 'redact', words.redactHint)}
      </div>
      <div class="field">
        <label for="retention">${words.retention}</label>
        <span class="row">
          <input
            class="input num days"
            id="retention"
            name="retention"
            type="number"
            min="1"
            max=${MOST_DAYS}
            required
            aria-invalid=${this.invalid('retention_days')}
            aria-describedby="retention-note"
            .value=${String(retention_days)}
          />
          ${words.days}
        </span>
        ${this.note('retention', 'retention_days', words.retentionHint)}
      </div>
      ${
        this.readonly
          ? nothing
          : html`<div class="foot">
              <button class="button primary" ${unavailable(this.site.busy || !this.dirty.isDirty)}>
                ${strings.settings.save}
              </button>
            </div>`
      }
    </section>`;
  }

  override render() {
    return this.site.render(
      (site) =>
        html`<div class="stack">
            <form @submit=${(event: SubmitEvent) => this.onSubmit(event, site)}>
              <fieldset class="all" ?disabled=${this.readonly}>
                ${this.general(site)} ${this.privacy(site)}
              </fieldset>
            </form>
            <section class="card">
              <div class="head">
                <div>
                  <h2>${words.identity}</h2>
                  <p class="lead">${words.identityLead}</p>
                </div>
                ${
                  this.readonly
                    ? nothing
                    : html`<button
                        class="button"
                        ${unavailable(this.site.busy)}
                        @click=${this.rotate}
                      >
                        ${words.rotate}
                      </button>`
                }
              </div>
              ${
                this.secret
                  ? html`<clarm-shown-once
                      secret=${this.secret}
                      what=${words.secretWhat}
                    ></clarm-shown-once>`
                  : nothing
              }
            </section>
          </div>
          <clarm-confirm
            ?open=${this.asks !== undefined}
            heading=${words.retention}
            words=${words.shorter(this.asks?.retention_days ?? 0)}
            action=${strings.settings.save}
            danger
            @clarm-confirm=${() => this.asks && this.save(this.asks)}
            @clarm-close=${() => (this.asks = undefined)}
          ></clarm-confirm>
          ${this.dirty.question()}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-site-settings': SiteSettings;
  }
}
