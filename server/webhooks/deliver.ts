import type { Logger } from 'pino';
import { EgressError } from '../egress/egress-error.ts';
import type { DisabledReason } from '../contracts/webhooks.ts';
import type { Clock, LiveHub, MakePayload } from '../ports.ts';
import type { DeliveryFilter } from './create-filter.ts';
import type { DeliveryDoc } from './delivery.ts';
import type { AttemptResult, DeliveryStore } from './delivery-store.ts';
import type { EndpointDoc, EndpointStore } from './endpoint-store.ts';
import { nextAttemptAt } from './next-attempt-at.ts';
import type { Sent, Target, Targets } from './targets/target.ts';
import { withoutSecrets } from './without-secrets.ts';

const DAY_MS = 24 * 3_600_000;
const FAILING_TOO_LONG_MS = 5 * DAY_MS;
/** What waited for a resting endpoint comes back over this time. */
const HOLD_SPREAD_MS = 10_000;

/** How long an endpoint rests that answered 429: as it asks, at most some minutes; what was refused waits itself. */
const MAX_REST_MS = 5 * 60_000;
const MIN_REST_MS = 1_000;
const restOf = ({ retryAfterMs }: Sent): number =>
  Math.min(Math.max(retryAfterMs, MIN_REST_MS), MAX_REST_MS);

/** When somebody looks again whether what a delivery writes is free; the median. */
const BUSY_MS = 500;

export interface DeliverDeps {
  endpoints: EndpointStore;
  deliveries: DeliveryStore;
  hub: LiveHub;
  log: Logger;
  clock: Clock;
  makePayload: MakePayload;
  isErased: (site: string, visitor: string) => Promise<boolean>;
  filter: DeliveryFilter;
  targets: Targets;
  secretsOf: (endpoint: EndpointDoc) => string[];
  /** From 0 to 1. */
  random?: () => number;
}

/** Delivers one claimed delivery once and writes down what came of it. */
export function createDeliver(deps: DeliverDeps) {
  const { endpoints, deliveries, hub, log, clock } = deps;
  const random = deps.random ?? Math.random;

  const dataOf = async (row: DeliveryDoc) =>
    row.event === 'visitor_erased' ? { visitor_id: row.visitor_id } : deps.makePayload(row);

  /** The bytes of this delivery, made now if this is its first attempt; undefined when there is nothing to say. */
  const bodyOf = async (row: DeliveryDoc, target: Target): Promise<string | undefined> => {
    if (row.payload !== undefined) return row.payload;
    const data = await dataOf(row);
    if (data === undefined) return undefined;
    const { event, at } = row;
    const body = target.bodyOf({ event, timestamp: at.toISOString(), data });
    return deliveries.freeze(row._id, body);
  };

  const settle = async (row: DeliveryDoc, result: AttemptResult) => {
    await deliveries.settle(row, result);
    hub.publish(row.site, { kind: 'delivery', id: row.id, webhook_id: row.endpoint });
  };

  const skip = async (row: DeliveryDoc, reason: string) => {
    await deliveries.skip(row, reason);
    hub.publish(row.site, { kind: 'delivery', id: row.id, webhook_id: row.endpoint });
  };

  const giveUp = (row: DeliveryDoc, error: string) =>
    settle(row, {
      status: 'failed',
      attempt: { at: new Date(clock()), error, duration_ms: 0 },
    });

  const retryOf = (row: DeliveryDoc, retryAfterMs: number): number | undefined => {
    const now = clock();
    const at = nextAttemptAt(row.tries + 1, now, random(), retryAfterMs);
    return at === undefined ? undefined : at - now;
  };

  const disable = async ({ site, id }: EndpointDoc, reason: DisabledReason) => {
    if (!(await endpoints.disable(site, id, reason))) return;
    log.warn({ site, webhook_id: id, reason }, 'webhook disabled');
    hub.publish(site, { kind: 'webhook_disabled', id });
  };

  const afterSending = async (row: DeliveryDoc, endpoint: EndpointDoc, sent: Sent) => {
    const { ok, status, error, response, durationMs, hopeless } = sent;
    const attempt = {
      at: new Date(clock() - durationMs),
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error }),
      duration_ms: durationMs,
      ...(response ? { response } : {}),
    };
    if (ok) {
      if (endpoint.failing_since) await endpoints.recover(endpoint.site, endpoint.id);
      return settle(row, { status: 'delivered', attempt });
    }
    const failingMs = await endpoints.countFailure(endpoint.site, endpoint.id);
    // Asked for patience, and so are all others of this endpoint.
    if (status === 429) await endpoints.rest(endpoint.site, endpoint.id, restOf(sent));
    if (hopeless === 'endpoint') await disable(endpoint, 'gone');
    else if (failingMs >= FAILING_TOO_LONG_MS) await disable(endpoint, 'failing');
    const over = hopeless !== undefined || !endpoint.enabled;
    const retryInMs = over ? undefined : retryOf(row, sent.retryAfterMs);
    return settle(row, {
      status: retryInMs === undefined ? 'failed' : 'failing',
      attempt,
      ...(retryInMs === undefined ? {} : { retryInMs }),
    });
  };

  const send = async (row: DeliveryDoc, endpoint: EndpointDoc, signal: AbortSignal) => {
    const target = deps.targets[endpoint.target ?? 'url'];
    const isFiltered = !row.by_hand && row.event !== 'visitor_erased';
    // What has a body has passed: it was asked before that was made.
    if (isFiltered && row.payload === undefined) {
      const reason = await deps.filter.reason(row, endpoint);
      if (reason !== undefined) return skip(row, reason);
    }
    const body = await bodyOf(row, target);
    if (body === undefined) return giveUp(row, 'The visitor does not exist any more.');
    const quietUntil = isFiltered ? await deps.filter.quietUntil(endpoint) : undefined;
    if (quietUntil !== undefined) return deliveries.release(row, quietUntil - clock());
    const secrets = deps.secretsOf(endpoint);
    const { site, id } = row;
    const sent = await target.send({ site, id, url: endpoint.url, body, secrets, signal });
    if (sent.busy) return deliveries.release(row, BUSY_MS * (0.5 + random()));
    const { response } = sent;
    const quoted = response === undefined ? {} : { response: withoutSecrets(response, secrets) };
    return afterSending(row, endpoint, { ...sent, ...quoted });
  };

  /** What is our own fault is tried again like any failure, but not held against the endpoint. */
  const afterOwnFault = async (row: DeliveryDoc, fault: unknown) => {
    if (fault instanceof EgressError && fault.code === 'aborted') return deliveries.release(row, 0);
    log.error({ err: fault, site: row.site, delivery: row.id }, 'delivery failed on our side');
    const retryInMs = retryOf(row, 0);
    return settle(row, {
      status: retryInMs === undefined ? 'failed' : 'failing',
      attempt: { at: new Date(clock()), error: 'Clarm could not send it.', duration_ms: 0 },
      ...(retryInMs === undefined ? {} : { retryInMs }),
    });
  };

  return async (row: DeliveryDoc, signal: AbortSignal): Promise<void> => {
    const endpoint = await endpoints.find(row.site, row.endpoint);
    if (!endpoint) return deliveries.remove(row._id);
    if (row.event !== 'visitor_erased' && (await deps.isErased(row.site, row.visitor_id))) {
      return deliveries.remove(row._id);
    }
    if (!row.by_hand && !endpoint.enabled) return giveUp(row, 'The webhook is disabled.');
    if (!row.by_hand && endpoint.open_until && endpoint.open_until.getTime() > clock()) {
      await deliveries.release(row, endpoint.open_until.getTime() - clock());
      return deliveries.hold(row.site, row.endpoint, endpoint.open_until, HOLD_SPREAD_MS);
    }
    try {
      await send(row, endpoint, signal);
    } catch (error) {
      await afterOwnFault(row, error);
    }
  };
}
export type Deliver = ReturnType<typeof createDeliver>;
