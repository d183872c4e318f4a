import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Client } from '../api/client.ts';
import { getExclusions, patchExclusions } from '../api/settings.ts';
import { clientContext } from '../app/contexts.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { strings } from '../strings.ts';
import { styles } from './settings.styles.ts';
import { Stored, linesOf } from './stored.ts';

const words = strings.settings.exclusions;

/**
 * @summary Which addresses and e-mail domains are the team's own.
 */
@customElement('clarm-exclusion-settings')
export class ExclusionSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  private readonly lists = new Stored(this, getExclusions);

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const lists = {
      cidrs: linesOf(formText(data, 'cidrs')),
      email_domains: linesOf(formText(data, 'domains')),
    };
    void this.lists.save(() => patchExclusions(this.client, lists));
  }

  override render() {
    return this.lists.render(
      ({ cidrs, email_domains }) =>
        html`<form class="card" @submit=${this.onSubmit}>
          <p class="lead">${words.lead}</p>
          <div class="field">
            <label for="cidrs">${words.cidrs}</label>
            <textarea class="input" id="cidrs" name="cidrs" .value=${cidrs.join('\n')}></textarea>
            <p class="hint">${words.cidrsHint}</p>
          </div>
          <div class="field">
            <label for="domains">${words.domains}</label>
            <textarea
              class="input"
              id="domains"
              name="domains"
              .value=${email_domains.join('\n')}
            ></textarea>
            <p class="hint">${words.domainsHint}</p>
          </div>
          <div class="row">
            <button class="button primary" ?disabled=${this.lists.busy}>
              ${strings.settings.save}
            </button>
          </div>
        </form>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-exclusion-settings': ExclusionSettings;
  }
}
