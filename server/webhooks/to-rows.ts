import type { DeliveryRow, EndpointRow } from '../contracts/webhooks.ts';
import type { AttemptDoc, DeliveryDoc } from './delivery.ts';
import type { EndpointDoc } from './endpoint-store.ts';

const attemptRow = ({ at, ...attempt }: AttemptDoc): DeliveryRow['attempts'][number] => ({
  at: at.toISOString(),
  ...attempt,
});

/** A delivery as its team sees it. */
export function deliveryRowOf(doc: DeliveryDoc): DeliveryRow {
  const waits = doc.due_at && !doc.lease;
  return {
    id: doc.id,
    webhook_id: doc.endpoint,
    event: doc.event,
    status: doc.status,
    created_at: doc.created_at.toISOString(),
    ...(waits ? { next_attempt_at: doc.due_at?.toISOString() } : {}),
    attempts: doc.attempts.map(attemptRow),
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
    created_at: doc.created_at.toISOString(),
    ...(last && at ? { last_delivery: { at: at.toISOString(), status: last.status } } : {}),
  };
}
