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
  testEndpoint,
} from '../api/webhooks.ts';
import { clientContext, liveContext } from '../app/contexts.ts';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import '../components/empty-state/empty-state.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import '../components/modal/modal.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import '../components/skeleton/skeleton.ts';
import { status } from '../components/status/status.ts';
import { statuses } from '../components/status/status.styles.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { coalesce } from '../live/coalesce.ts';
import type { Heard, LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import './delivery-list/delivery-list.ts';
import type { RedeliverEvent } from './delivery-list/delivery-list.ts';
import { styles } from './endpoint-page.styles.ts';

const AT_ONCE = 50;
const words = strings.integrations;

/**
 * @summary One webhook: test it, switch it off, and see what was sent and answered.
 * @event clarm-changed - The endpoint is not as it was.
 */
@customElement('clarm-endpoint-page')
export class EndpointPage extends LitElement {
  static override styles = [base, buttons, cards, pages, statuses, styles];

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
  @state() private asksDelete = false;

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

  private async delete() {
    this.asksDelete = false;
    const isDone = await this.act(
      () => deleteEndpoint(this.client, this.endpointId),
      words.deleted,
    );
    if (isDone) this.dispatchEvent(new NavigateEvent(paths.integrations, { replace: true }));
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

  private actions({ id, enabled }: EndpointRow): TemplateResult {
    const { client } = this;
    const set = { enabled: !enabled };
    return html`<div class="actions">
      <button
        class="button primary"
        ?disabled=${this.busy || !enabled}
        @click=${() => this.act(() => testEndpoint(client, id), words.tested)}
      >
        ${icon('send')} ${words.test}
      </button>
      <button
        class="button"
        ?disabled=${this.busy}
        @click=${() => this.act(() => patchEndpoint(client, id, set))}
      >
        ${enabled ? words.disable : words.enable}
      </button>
      <button class="button danger" ?disabled=${this.busy} @click=${() => (this.asksDelete = true)}>
        ${icon('trash')} ${words.delete}
      </button>
    </div>`;
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
    const { url, description, events, enabled, disabled_reason: why } = endpoint;
    return html`<header class="page-head">
        <div class="what">
          <h1>${description || url}</h1>
          ${description ? html`<p class="url">${url}</p>` : nothing}
          <p class="events">
            ${status(enabled ? 'good' : 'bad', enabled ? words.enabled : words.disabled)}
            ${events.map((event) => html`<code>${event}</code>`)}
          </p>
          ${
            !enabled && why
              ? html`<p class="problem">${words.disabledBecause[why] ?? why}</p>`
              : nothing
          }
        </div>
        ${this.actions(endpoint)}
      </header>
      <h2>${words.deliveries}</h2>
      ${this.log()}
      <clarm-modal
        heading=${words.deleteTitle}
        ?open=${this.asksDelete}
        @clarm-close=${() => (this.asksDelete = false)}
      >
        <p class="lead">${words.deleteWords}</p>
        <div class="actions end">
          <button class="button" @click=${() => (this.asksDelete = false)}>
            ${strings.cancel}
          </button>
          <button class="button danger" @click=${this.delete}>${words.delete}</button>
        </div>
      </clarm-modal>`;
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
