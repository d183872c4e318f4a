import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EndpointRow } from '../../server/contracts/webhooks.ts';
import { problemsByField } from '../api/problems.ts';
import type { Client } from '../api/client.ts';
import { createEndpoint, listEndpoints } from '../api/webhooks.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { adminsOnly, mayManage } from '../components/admins-only/admins-only.ts';
import { adminsOnlyStyles } from '../components/admins-only/admins-only.styles.ts';
import '../components/empty-state/empty-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import '../components/modal/modal.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { LiveData } from '../live/live-data.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { strings } from '../strings.ts';
import './endpoint-form/endpoint-form.ts';
import type { DraftEvent } from './endpoint-form/endpoint-form.ts';
import './endpoint-list/endpoint-list.ts';
import './endpoint-page.ts';
import './secret-dialog/secret-dialog.ts';
import { styles } from './integrations-page.styles.ts';
import './slack-bridge/slack-bridge.ts';

const words = strings.integrations;

/**
 * @summary The site's webhooks: list and add; one of them with its deliveries.
 */
@customElement('clarm-integrations-page')
export class IntegrationsPage extends LitElement {
  static override styles = [base, buttons, cards, pages, adminsOnlyStyles, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  /** The endpoint that is open. */
  @property() endpointId: string | undefined;

  @state() private isAdding = false;
  @state() private busy = false;
  @state() private problems: Readonly<Record<string, string>> = {};
  /** Of the endpoint that was just added. */
  @state() private secret = '';

  private readonly endpoints = new LiveData<readonly EndpointRow[]>(this, {
    read: async (client, signal) => (await listEndpoints(client, signal)).data,
    after: ['delivery'],
  });

  protected override updated(): void {
    if (this.endpointId === undefined) document.title = `${words.title} · ${strings.product}`;
  }

  private async onDraft({ draft }: DraftEvent) {
    this.busy = true;
    this.problems = {};
    try {
      const { secret, ...endpoint } = await createEndpoint(this.client, draft);
      this.endpoints.put([...(this.endpoints.value ?? []), endpoint]);
      this.secret = secret;
      this.isAdding = false;
    } catch (error) {
      const problems = problemsByField(error);
      this.problems = Object.keys(problems).length > 0 ? problems : { url: wordsFor(error) };
    } finally {
      this.busy = false;
    }
  }

  private close() {
    this.isAdding = false;
    this.secret = '';
    this.problems = {};
  }

  private addButton(): TemplateResult | typeof nothing {
    if (!mayManage(this.account)) return nothing;
    return html`<button
      slot="actions"
      class="button primary"
      @click=${() => (this.isAdding = true)}
    >
      ${icon('plus')} ${words.add}
    </button>`;
  }

  private list(endpoints: readonly EndpointRow[]): TemplateResult {
    if (endpoints.length === 0) {
      return html`<clarm-empty-state class="card" icon="integrations" heading=${words.empty}>
        ${words.emptyWords} ${this.addButton()}
      </clarm-empty-state>`;
    }
    return html`<clarm-endpoint-list .endpoints=${endpoints}></clarm-endpoint-list>`;
  }

  private dialogs(): TemplateResult {
    return html`<clarm-modal
        heading=${words.addTitle}
        ?open=${this.isAdding}
        @clarm-close=${this.close}
      >
        ${
          this.isAdding
            ? html`<clarm-endpoint-form
                ?busy=${this.busy}
                .problems=${this.problems}
                @clarm-draft=${this.onDraft}
                @clarm-cancel=${this.close}
              ></clarm-endpoint-form>`
            : nothing
        }
      </clarm-modal>
      <clarm-secret-dialog
        .secret=${this.secret}
        @clarm-close=${this.close}
      ></clarm-secret-dialog>`;
  }

  override render() {
    const endpoints = this.endpoints.value;
    if (this.endpointId !== undefined) {
      return html`<clarm-endpoint-page
        .endpointId=${this.endpointId}
        .endpoint=${endpoints?.find(({ id }) => id === this.endpointId)}
        .missing=${endpoints !== undefined}
        .error=${this.endpoints.error}
        @clarm-changed=${this.endpoints.reload}
      ></clarm-endpoint-page>`;
    }
    return html`<div class="page narrow">
        <header class="page-head">
          <div>
            <h1>${words.title}</h1>
            <p class="lead">${words.lead}</p>
          </div>
          ${endpoints && endpoints.length > 0 ? this.addButton() : nothing}
        </header>
        ${adminsOnly(this.account)} ${this.endpoints.render((all) => this.list(all), 3)}
        <clarm-slack-bridge></clarm-slack-bridge>
      </div>
      ${this.dialogs()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-integrations-page': IntegrationsPage;
  }
}
