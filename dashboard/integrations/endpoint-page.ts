import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
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
  rotateSecret,
  testEndpoint,
} from '../api/webhooks.ts';
import { clientContext, liveContext } from '../app/contexts.ts';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import '../components/empty-state/empty-state.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { coalesce } from '../live/coalesce.ts';
import type { Heard, LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import './delivery-list/delivery-list.ts';
import type { RedeliverEvent } from './delivery-list/delivery-list.ts';
import './endpoint-header/endpoint-header.ts';
import type { EndpointAction, EndpointActionEvent } from './endpoint-header/endpoint-header.ts';
import { styles } from './endpoint-page.styles.ts';
import './secret-dialog/secret-dialog.ts';

const AT_ONCE = 50;
const words = strings.integrations;

/**
 * @summary One webhook: test it, switch it off, and see what was sent and answered.
 * @event clarm-changed - The endpoint is not as it was.
 */
@customElement('clarm-endpoint-page')
export class EndpointPage extends LitElement {
  static override styles = [base, buttons, cards, pages, styles];

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

  @state() private deliveries: Page<DeliveryRow> | undefined;
  @state() private busy = false;
  /** After a rotation. */
  @state() private secret = '';

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.endpointId] as const,
    task: async ([client, id], { signal }) => {
      const page = await listDeliveries(client, id, { limit: AT_ONCE }, signal);
      this.deliveries = page;
    },
  });
  private readonly again = coalesce(() => this.loaded.run(), { intervalMs: 500 });

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      (heard) => this.onHeard(heard),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.again.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endpointId')) this.deliveries = undefined;
  }

  private onHeard(heard: Heard) {
    const isOurs = heard.kind === 'delivery' && heard.webhook_id === this.endpointId;
    if (isOurs || heard.kind === 'resync') this.again.add(heard.kind);
  }

  private toast(text: string, tone: 'plain' | 'bad' = 'plain') {
    this.dispatchEvent(new ToastEvent({ text, tone }));
  }

  /** Does something to the endpoint, then shows how it is now. */
  private async act(action: () => Promise<unknown>, done?: string): Promise<boolean> {
    this.busy = true;
    try {
      await action();
      if (done) this.toast(done);
      this.dispatchEvent(new Event('clarm-changed'));
      this.again.add('acted');
      return true;
    } catch (error) {
      this.toast(wordsFor(error), 'bad');
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
        return this.act(() => patchEndpoint(client, id, { enabled: !enabled }));
      case 'rotate':
        return this.act(async () => {
          this.secret = (await rotateSecret(client, id)).secret;
        });
      case 'delete':
        if (await this.act(() => deleteEndpoint(client, id), words.deleted)) {
          this.dispatchEvent(new NavigateEvent(paths.integrations, { replace: true }));
        }
    }
  }

  private async loadMore() {
    const { deliveries: before } = this;
    if (!before?.next_cursor) return;
    await this.act(async () => {
      const query = { limit: AT_ONCE, cursor: before.next_cursor ?? '' };
      const page = await listDeliveries(this.client, this.endpointId, query);
      this.deliveries = { ...page, data: [...before.data, ...page.data] };
    });
  }

  private log(): TemplateResult {
    const { deliveries } = this;
    if (!deliveries) {
      return this.loaded.status === TaskStatus.ERROR
        ? html`<clarm-error-state
            .error=${this.loaded.error}
            @clarm-retry=${() => this.loaded.run()}
          ></clarm-error-state>`
        : html`<clarm-skeleton class="rows" lines="5" full></clarm-skeleton>`;
    }
    if (deliveries.data.length === 0) {
      return html`<clarm-empty-state class="card" icon="send" heading=${words.noDeliveries}
        >${words.noDeliveriesWords}</clarm-empty-state
      >`;
    }
    return html`<clarm-delivery-list
        .deliveries=${deliveries.data}
        @clarm-redeliver=${({ deliveryId }: RedeliverEvent) =>
          this.act(() => redeliver(this.client, deliveryId), words.redelivered)}
      ></clarm-delivery-list>
      ${
        deliveries.next_cursor
          ? html`<button class="button more" ?disabled=${this.busy} @click=${this.loadMore}>
              ${strings.loadMore}
            </button>`
          : nothing
      }`;
  }

  private about(endpoint: EndpointRow): TemplateResult {
    return html`<clarm-endpoint-header
        .endpoint=${endpoint}
        ?busy=${this.busy}
        @clarm-action=${({ action }: EndpointActionEvent) => this.onAction(action, endpoint)}
      ></clarm-endpoint-header>
      <h2>${words.deliveries}</h2>
      ${this.log()}
      <clarm-secret-dialog
        .secret=${this.secret}
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
      ${this.endpoint ? this.about(this.endpoint) : nothing}
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
