import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Client } from '../api/client.ts';
import { getSite, patchSite, rotateIdentitySecret } from '../api/sites.ts';
import { clientContext } from '../app/contexts.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { strings } from '../strings.ts';
import { styles } from './settings.styles.ts';
import { Stored, linesOf } from './stored.ts';

const words = strings.settings.site;

/**
 * @summary What the site is called, where it may run, its time zone, consent and identity secret.
 */
@customElement('clarm-site-settings')
export class SiteSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @state() private secret = '';
  private readonly site = new Stored(this, (client) => getSite(client, client.site ?? ''));

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const patch = {
      name: formText(data, 'name'),
      allowed_origins: linesOf(formText(data, 'origins')),
      config: {
        timezone: formText(data, 'timezone').trim(),
        consent: data.has('consent') ? ('required' as const) : ('implied' as const),
        honorGpc: data.has('gpc'),
      },
    };
    void this.site.save(() => patchSite(this.client, this.client.site ?? '', patch));
  }

  private rotate() {
    void this.site.save(async () => {
      this.secret = (await rotateIdentitySecret(this.client, this.client.site ?? '')).secret;
      return getSite(this.client, this.client.site ?? '');
    });
  }

  override render() {
    return this.site.render(
      ({ name, allowed_origins, config }) =>
        html`<form class="card" @submit=${this.onSubmit}>
          <div class="field">
            <label for="name">${words.name}</label>
            <input class="input" id="name" name="name" required maxlength="80" .value=${name} />
          </div>
          <div class="field">
            <label for="timezone">${words.timezone}</label>
            <input
              class="input"
              id="timezone"
              name="timezone"
              list="zones"
              .value=${config.timezone}
            />
            <p class="hint">${words.timezoneHint}</p>
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
              .value=${allowed_origins.join('\n')}
            ></textarea>
            <p class="hint">${words.originsHint}</p>
          </div>
          <label class="check"
            ><input type="checkbox" name="consent" .checked=${config.consent === 'required'} />
            ${words.consent}</label
          >
          <label class="check"
            ><input type="checkbox" name="gpc" .checked=${config.honorGpc} /> ${words.gpc}</label
          >
          <div class="row">
            <button class="button primary" ?disabled=${this.site.busy}>
              ${strings.settings.save}
            </button>
            <button class="button" type="button" ?disabled=${this.site.busy} @click=${this.rotate}>
              ${words.rotate}
            </button>
          </div>
          <p class="hint">${words.rotateHint}</p>
          ${this.secret ? html`<p role="status">${words.secret} <code>${this.secret}</code></p>` : nothing}
        </form>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-site-settings': SiteSettings;
  }
}
