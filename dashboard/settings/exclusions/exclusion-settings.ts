import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Client } from '../../api/client.ts';
import { getExclusions, patchExclusions } from '../../api/settings.ts';
import { clientContext } from '../../app/contexts.ts';
import { adminsOnlyStyles } from '../../components/admins-only/admins-only.styles.ts';
import { DirtyForm } from '../../components/dirty-form/dirty-form.ts';
import { FormSnapshot } from '../../components/dirty-form/form-snapshot.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { linesOf } from '../../format/lines.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';

const words = strings.settings.exclusions;

/**
 * @summary Which addresses and e-mail domains are the team's own.
 */
@customElement('clarm-exclusion-settings')
export class ExclusionSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, adminsOnlyStyles, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  private readonly lists = new Stored(this, getExclusions, ['cidrs', 'email_domains']);
  private readonly snapshot = new FormSnapshot(this, () => this.lists.version);
  private readonly dirty = new DirtyForm(this, () => this.snapshot.isChanged());

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const lists = {
      cidrs: linesOf(formText(data, 'cidrs')),
      email_domains: linesOf(formText(data, 'domains')),
    };
    void this.lists.save(() => patchExclusions(this.client, lists));
  }

  private lines(name: string, path: string, label: string, hint: string, lines: readonly string[]) {
    const problem = this.lists.problem(path);
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <textarea
        class="input"
        id=${name}
        name=${name}
        aria-describedby="${name}-note"
        aria-invalid=${problem ? 'true' : 'false'}
        .value=${lines.join('\n')}
      ></textarea>
      <p id="${name}-note" class=${problem ? 'problem' : 'hint'} role=${problem ? 'alert' : 'note'}>
        ${problem ?? hint}
      </p>
    </div>`;
  }

  override render() {
    return this.lists.render(
      ({ cidrs, email_domains }) =>
        html`<form class="card" @submit=${this.onSubmit}>
            <div>
              <h2>${words.title}</h2>
              <p class="lead">${words.lead}</p>
            </div>
            <fieldset class="all" ?disabled=${this.readonly}>
              ${this.lines('cidrs', 'cidrs', words.cidrs, words.cidrsHint, cidrs)}
              ${this.lines('domains', 'email_domains', words.domains, words.domainsHint, email_domains)}
            </fieldset>
            <p class="hint">${words.ignore}</p>
            ${
              this.readonly
                ? nothing
                : html`<div class="foot">
                    <button
                      class="button primary"
                      ${unavailable(this.lists.busy || !this.dirty.isDirty)}
                    >
                      ${strings.settings.save}
                    </button>
                  </div>`
            }
          </form>
          ${this.dirty.question()}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-exclusion-settings': ExclusionSettings;
  }
}
