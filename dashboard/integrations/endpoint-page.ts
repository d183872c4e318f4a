import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Page } from '../../server/contracts/lists.ts';
import type { DeliveryRow, EndpointRow } from '../../server/contracts/webhooks.ts';
import { CallError, type Client } from '../api/client.ts';
import {
  deleteEndpoint,
  listDeliveries,
  patchEndpoint,
  redeliver,
  redeliverSince,
  rotateSecret,
  testEndpoint,
  type EndpointPatch,
} from '../api/webhooks.ts';
import { problemsByField } from '../api/problems.ts';
import { AccountChangedEvent } from '../app/account-events.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import { showAddress } from '../app/site-in-address.ts';
import { adminsOnlyStyles } from '../components/admins-only/admins-only.styles.ts';
import { adminsOnly, mayManage } from '../components/admins-only/admins-only.ts';
import '../components/empty-state/empty-state.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { segments } from '../components/shared/segment.styles.ts';
import { refusalWords } from '../components/shared/refusal-words.ts';
import { unavailable } from '../components/shared/unavailable.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { LiveData } from '../live/live-data.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { strings } from '../strings.ts';
import './delivery-list/delivery-list.ts';
import type { RedeliverEvent } from './delivery-list/delivery-list.ts';
import './endpoint-header/endpoint-header.ts';
import type { EndpointAction, EndpointActionEvent } from './endpoint-header/endpoint-header.ts';
import { styles } from './endpoint-page.styles.ts';
import { ENDPOINT_PLACES, type EndpointPatchEvent } from './endpoint-settings/endpoint-settings.ts';
import './redeliver-dialog/redeliver-dialog.ts';
import type { RedeliverSinceEvent } from './redeliver-dialog/redeliver-dialog.ts';
import { restingNotice } from './resting-notice.ts';
import './secret-dialog/secret-dialog.ts';

const AT_ONCE = 50;
const words = strings.integrations;
const VIEWS = ['deliveries', 'settings'] as const;
type View = (typeof VIEWS)[number];
const viewFrom = (search: string): View =>
  VIEWS.find((view) => view === new URLSearchParams(search).get('view')) ?? 'deliveries';

/**
 * @summary One webhook: test it, switch it off, and see what was sent and answered.
 * @event clarm-changed - The endpoint is not as it was.
 */
@customElement('clarm-endpoint-page')
export class EndpointPage extends LitElement {
  static override styles = [base, buttons, cards, pages, segments, adminsOnlyStyles, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() endpointId = '';
  @property({ attribute: false }) endpoint: EndpointRow | undefined;
  /** All endpoints are known, so one that is not among them does not exist. */
  @property({ type: Boolean }) missing = false;
  /** Why the endpoints are not known. */
  @property({ attribute: false }) error: unknown;

  @state() private busy = false;
  @state() private view: View = viewFrom(location.search);
  /** After a rotation: the new secret, and until when the one before counts. */
  @state() private secret = '';
  @state() private previousUntil = '';
  @state() private isReplaying = false;
  @state() private problems: Readonly<Record<string, string>> = {};

  private readonly deliveries = new LiveData(this, {
    read: (client, signal, id: string) => listDeliveries(client, id, { limit: AT_ONCE }, signal),
    args: () => [this.endpointId] as const,
    after: ['delivery'],
    concerns: (heard) => heard.kind === 'delivery' && heard.webhook_id === this.endpointId,
    intervalMs: 500,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('endpointId')) return;
    this.deliveries.clear();
    this.view = viewFrom(location.search);
  }

  protected override updated(): void {
    const { endpoint } = this;
    const name = endpoint ? `${endpoint.description || endpoint.url} · ` : '';
    document.title = `${name}${words.title} · ${strings.product}`;
  }

  private get readonly(): boolean {
    return !mayManage(this.account);
  }

  private toast(text: string, tone: 'plain' | 'bad' = 'plain') {
    this.dispatchEvent(new ToastEvent({ text, tone }));
  }

  /** The address keeps what is looked at. */
  private look(view: View) {
    this.view = view;
    showAddress(location.pathname + (view === 'settings' ? `?view=${view}` : ''));
  }

  /** Does something to the endpoint, then shows how it is now. */
  private async act(action: () => Promise<unknown>, done?: string): Promise<boolean> {
    this.busy = true;
    try {
      await action();
      if (done) this.toast(done);
      this.dispatchEvent(new Event('clarm-changed'));
      this.deliveries.soon();
      return true;
    } catch (error) {
      this.toast(refusalWords(error, ENDPOINT_PLACES), 'bad');
      return false;
    } finally {
      this.busy = false;
    }
  }

  private async onAction(action: EndpointAction, { id, enabled }: EndpointRow) {
    const { client } = this;
    switch (action) {
      case 'test':
        return this.act(() => testEndpoint(client, id), words.tested);
      case 'toggle':
        await this.act(() => patchEndpoint(client, id, { enabled: !enabled }));
        // What the server disabled is named above every page until somebody looks after it.
        return this.dispatchEvent(new AccountChangedEvent());
      case 'rotate':
        return this.act(async () => {
          const rotated = await rotateSecret(client, id);
          this.secret = rotated.secret;
          this.previousUntil = rotated.previous_secret_until ?? '';
        });
      case 'delete':
        if (await this.act(() => deleteEndpoint(client, id), words.deleted)) {
          this.dispatchEvent(new NavigateEvent(paths.integrations, { replace: true }));
        }
    }
  }

  private async save(patch: EndpointPatch) {
    this.problems = {};
    await this.act(async () => {
      try {
        await patchEndpoint(this.client, this.endpointId, patch);
      } catch (error) {
        this.problems = problemsByField(error);
        throw error;
      }
    }, words.filters.saved);
  }

  private async replay(since: RedeliverSinceEvent['since']) {
    this.isReplaying = false;
    await this.act(async () => {
      this.toast(words.replayed(await redeliverSince(this.client, this.endpointId, since)));
    });
  }

  private async loadMore() {
    const before = this.deliveries.value;
    if (!before?.next_cursor) return;
    this.busy = true;
    try {
      const query = { limit: AT_ONCE, cursor: before.next_cursor };
      const page = await listDeliveries(this.client, this.endpointId, query);
      // What was read meanwhile has another end.
      if (before !== this.deliveries.value) return;
      this.deliveries.put({ ...page, data: [...before.data, ...page.data] });
    } catch (error) {
      this.toast(wordsFor(error), 'bad');
    } finally {
      this.busy = false;
    }
  }

  private log(deliveries: Page<DeliveryRow>): TemplateResult {
    if (deliveries.data.length === 0) {
      return html`<clarm-empty-state class="card" icon="send" heading=${words.noDeliveries}
        >${words.noDeliveriesWords}</clarm-empty-state
      >`;
    }
    return html`<clarm-delivery-list
        .deliveries=${deliveries.data}
        ?readonly=${this.readonly}
        @clarm-redeliver=${({ deliveryId }: RedeliverEvent) =>
          this.act(() => redeliver(this.client, deliveryId), words.redelivered)}
      ></clarm-delivery-list>
      ${
        deliveries.next_cursor
          ? html`<button class="button more" ${unavailable(this.busy)} @click=${this.loadMore}>
              ${strings.loadMore}
            </button>`
          : nothing
      }`;
  }

  private about(endpoint: EndpointRow): TemplateResult {
    return html`<clarm-endpoint-header
        .endpoint=${endpoint}
        ?busy=${this.busy}
        ?readonly=${this.readonly}
        @clarm-action=${({ action }: EndpointActionEvent) => this.onAction(action, endpoint)}
      ></clarm-endpoint-header>
      ${restingNotice(endpoint, Date.now())}
      <div class="views">
        <div class="segments" role="group" aria-label=${words.title}>
          ${VIEWS.map(
            (view) =>
              html`<button aria-pressed=${this.view === view} @click=${() => this.look(view)}>
                ${words.views[view]}
              </button>`,
          )}
        </div>
        ${
          this.view === 'deliveries' && !this.readonly
            ? html`<button
                class="button small"
                ${unavailable(this.busy)}
                @click=${() => (this.isReplaying = true)}
              >
                ${icon('refresh', 14)} ${words.replay}
              </button>`
            : nothing
        }
      </div>
      ${
        this.view === 'deliveries'
          ? html`<h2 class="visually-hidden">${words.deliveries}</h2>
              ${this.deliveries.render((deliveries) => this.log(deliveries), 5)}`
          : html`<clarm-endpoint-settings
              .endpoint=${endpoint}
              .problems=${this.problems}
              ?busy=${this.busy}
              ?readonly=${this.readonly}
              @clarm-endpoint-patch=${({ patch }: EndpointPatchEvent) => this.save(patch)}
            ></clarm-endpoint-settings>`
      }
      <clarm-redeliver-dialog
        ?open=${this.isReplaying}
        @clarm-redeliver-since=${({ since }: RedeliverSinceEvent) => this.replay(since)}
        @clarm-close=${() => (this.isReplaying = false)}
      ></clarm-redeliver-dialog>
      <clarm-secret-dialog
        .secret=${this.secret}
        .previousUntil=${this.previousUntil}
        @clarm-close=${() => (this.secret = '')}
      ></clarm-secret-dialog>`;
  }

  override render() {
    const gone = this.missing && new CallError('webhook_not_found', words.notFound);
    const error = this.error ?? gone;
    return html`<div class="page narrow">
      <nav aria-label=${words.back}>
        <a class="button quiet small" href=${paths.integrations}>${icon('back')} ${words.back}</a>
      </nav>
      ${adminsOnly(this.account)} ${this.endpoint ? this.about(this.endpoint) : nothing}
      ${
        !this.endpoint && error
          ? html`<clarm-error-state
              .error=${error}
              @clarm-retry=${() => this.dispatchEvent(new Event('clarm-changed'))}
            ></clarm-error-state>`
          : nothing
      }
      ${!this.endpoint && !error ? html`<clarm-skeleton lines="6"></clarm-skeleton>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-endpoint-page': EndpointPage;
  }
}
