import type { Me } from '../contracts/accounts.ts';
import type { DeliveryRow, EndpointRow } from '../contracts/webhooks.ts';
import type { AttemptDoc, DeliveryDoc } from './delivery.ts';
import type { EndpointDoc } from './endpoint-store.ts';

const attemptRow = ({ at, ...attempt }: AttemptDoc): DeliveryRow['attempts'][number] => ({
  at: at.toISOString(),
  ...attempt,
});

type Addressed = Pick<EndpointDoc, 'url' | 'target'>;

/** A delivery as its team sees it. */
export function deliveryRowOf(doc: DeliveryDoc, { url, target }: Addressed): DeliveryRow {
  const waits = doc.due_at && !doc.lease;
  return {
    id: doc.id,
    webhook_id: doc.endpoint,
    event: doc.event,
    status: doc.status,
    created_at: doc.created_at.toISOString(),
    ...(waits ? { next_attempt_at: doc.due_at?.toISOString() } : {}),
    ...(doc.skipped_because === undefined ? {} : { skipped_because: doc.skipped_because }),
    attempts: doc.attempts.map(attemptRow),
    request: {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        // Only what is signed has an id; the signature and its time are new at every attempt.
        ...((target ?? 'url') === 'url' ? { 'webhook-id': doc.id } : {}),
      },
    },
    ...(doc.payload === undefined ? {} : { payload: doc.payload }),
  };
}

/** An endpoint as its team sees it: never with a secret. */
export function endpointRowOf(doc: EndpointDoc, last?: DeliveryDoc): EndpointRow {
  const at = last?.attempts.at(-1)?.at ?? last?.created_at;
  return {
    id: doc.id,
    ...(doc.target ? { target: doc.target } : {}),
    url: doc.url,
    description: doc.description,
    events: doc.events,
    enabled: doc.enabled,
    ...(doc.disabled_reason ? { disabled_reason: doc.disabled_reason } : {}),
    ...(doc.disabled_at ? { disabled_at: doc.disabled_at.toISOString() } : {}),
    ...(doc.failing_since ? { failing_since: doc.failing_since.toISOString() } : {}),
    ...(doc.open_until && doc.enabled ? { resting_until: doc.open_until.toISOString() } : {}),
    filters: doc.filters ?? {},
    created_at: doc.created_at.toISOString(),
    ...(last && at ? { last_delivery: { at: at.toISOString(), status: last.status } } : {}),
  };
}

/** An endpoint that the server disabled, for the banner of its team. */
export type DisabledWebhook = Me['disabled_webhooks'][number];

export const disabledWebhookOf = (doc: EndpointDoc): DisabledWebhook[] =>
  doc.disabled_reason
    ? [
        {
          site: doc.site,
          webhook_id: doc.id,
          url: doc.url,
          description: doc.description,
          reason: doc.disabled_reason,
          at: (doc.disabled_at ?? doc.created_at).toISOString(),
        },
      ]
    : [];
