import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeliveryRow } from '../../../server/contracts/webhooks.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { statuses } from '../../components/status/status.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { fullTime } from '../../format/time.ts';
import { strings } from '../../strings.ts';
import { deliveryStatus } from '../delivery-status.ts';
import { styles } from './delivery-list.styles.ts';

const words = strings.integrations;
type Attempt = DeliveryRow['attempts'][number];

/** The same bytes are to go out again. */
export class RedeliverEvent extends Event {
  static readonly type = 'clarm-redeliver';
  readonly deliveryId: string;

  constructor(deliveryId: string) {
    super(RedeliverEvent.type);
    this.deliveryId = deliveryId;
  }
}

/** JSON in lines; anything else as it is. */
const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const outcome = ({ status, error }: Attempt): string =>
  status === undefined ? (error ?? '') : `HTTP ${status}`;

/**
 * @summary What was sent to an endpoint, with every attempt and what was answered.
 * @event clarm-redeliver - With the delivery that should be sent again.
 */
@customElement('clarm-delivery-list')
export class DeliveryList extends LitElement {
  static override styles = [base, buttons, statuses, styles];

  @property({ attribute: false }) deliveries: readonly DeliveryRow[] = [];
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;

  private attempt(attempt: Attempt): TemplateResult {
    const isGood = attempt.status !== undefined && attempt.status < 300;
    return html`<li>
      <p class="attempt">
        <strong class="num ${isGood ? 'good' : 'bad'}">${outcome(attempt)}</strong>
        <time datetime=${attempt.at}>${fullTime(attempt.at)}</time>
        <span class="num">${Math.round(attempt.duration_ms)} ms</span>
      </p>
      ${
        attempt.response
          ? html`<pre tabindex="0" aria-label=${words.response}>${attempt.response}</pre>`
          : nothing
      }
    </li>`;
  }

  private row(delivery: DeliveryRow): TemplateResult {
    const { id, event, status, created_at, attempts, next_attempt_at, payload } = delivery;
    const { request, skipped_because: why } = delivery;
    const last = attempts.at(-1);
    return html`<details data-delivery-id=${id}>
      <summary>
        <span class="turn">${icon('forward', 14)}</span>
        ${deliveryStatus(status)}
        <code class="event truncate">${event}</code>
        <span class="last num truncate">${last ? outcome(last) : (why ?? nothing)}</span>
        <span class="tries num">${words.attempts(attempts.length)}</span>
        <clarm-time-ago at=${created_at}></clarm-time-ago>
      </summary>
      <div class="body">
        ${
          next_attempt_at && status !== 'delivered' && status !== 'failed'
            ? html`<p class="next">${words.nextAttempt}: ${fullTime(next_attempt_at)}</p>`
            : nothing
        }
        ${why ? html`<p class="next">${why}</p>` : nothing}
        <ol>
          ${attempts.toReversed().map((attempt) => this.attempt(attempt))}
        </ol>
        <h3>${words.request}</h3>
        <pre class="payload" tabindex="0" aria-label=${words.request}>
${request.method} ${request.url}
${Object.entries(request.headers)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}</pre>
        <h3>${words.payload}</h3>
        ${
          payload
            ? html`<pre class="payload" tabindex="0" aria-label=${words.payload}>
${pretty(payload)}</pre>`
            : html`<p class="next">${words.noPayload}</p>`
        }
        <div class="foot">
          <span class="id">webhook-id <code>${id}</code></span>
          ${
            this.readonly
              ? nothing
              : html`<button
                  class="button small"
                  @click=${() => this.dispatchEvent(new RedeliverEvent(id))}
                >
                  ${icon('refresh', 14)} ${words.redeliver}
                </button>`
          }
        </div>
      </div>
    </details>`;
  }

  override render() {
    return html`<div class="list">
      ${repeat(
        this.deliveries,
        ({ id }) => id,
        (delivery) => this.row(delivery),
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-delivery-list': DeliveryList;
  }
  interface HTMLElementEventMap {
    'clarm-redeliver': RedeliverEvent;
  }
}
