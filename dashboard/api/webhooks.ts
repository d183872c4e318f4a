import type { Page } from '../../server/contracts/lists.ts';
import type {
  DeliveryRow,
  EndpointFilters,
  EndpointRow,
  WebhookEvent,
  WebhookTarget,
} from '../../server/contracts/webhooks.ts';
import type { Client } from './client.ts';

const at = (id: string) => `/webhooks/${encodeURIComponent(id)}`;

/** What an endpoint is made of. */
export interface EndpointDraft {
  target: WebhookTarget;
  url: string;
  description: string;
  events: WebhookEvent[];
  /** Of HubSpot. */
  token?: string;
}

/** An endpoint as answered once, with its secret; empty where nothing is signed. */
export type CreatedEndpoint = EndpointRow & {
  secret: string;
  /** After a rotation: until when the secret before counts. */
  previous_secret_until?: string;
};

/** What of an endpoint can be changed; filters take the place of those before, all of them. */
export interface EndpointPatch {
  enabled?: boolean;
  description?: string;
  events?: WebhookEvent[];
  filters?: EndpointFilters;
}

/** The site's endpoints. */
export const listEndpoints = (client: Client, signal?: AbortSignal): Promise<Page<EndpointRow>> =>
  client.get('/webhooks', { query: { limit: 100 }, ...(signal ? { signal } : {}) });

/** Adds an endpoint. Fails with `invalid`, `target_not_allowed`. */
export const createEndpoint = (client: Client, draft: EndpointDraft): Promise<CreatedEndpoint> =>
  client.send('POST', '/webhooks', draft);

/** Changes an endpoint. */
export const patchEndpoint = (
  client: Client,
  id: string,
  patch: EndpointPatch,
): Promise<EndpointRow> => client.send('PATCH', at(id), patch);

/** Removes an endpoint and its delivery log. */
export const deleteEndpoint = (client: Client, id: string): Promise<unknown> =>
  client.send('DELETE', at(id));

/** Makes a new signing secret; the one before counts for another day. */
export const rotateSecret = (client: Client, id: string): Promise<CreatedEndpoint> =>
  client.send('POST', `${at(id)}/rotate-secret`);

/** Sends a test event; it turns up among the deliveries. */
export const testEndpoint = (client: Client, id: string): Promise<unknown> =>
  client.send('POST', `${at(id)}/test`);

/** What was sent to an endpoint, newest first. */
export const listDeliveries = (
  client: Client,
  id: string,
  query: { limit?: number; cursor?: string },
  signal?: AbortSignal,
): Promise<Page<DeliveryRow>> =>
  client.get(`${at(id)}/deliveries`, { query, ...(signal ? { signal } : {}) });

/** Sends the same bytes again. */
export const redeliver = (client: Client, deliveryId: string): Promise<unknown> =>
  client.send('POST', `/deliveries/${encodeURIComponent(deliveryId)}/redeliver`);

/** Sends again what was made since a moment. @returns how many deliveries are due again */
export const redeliverSince = async (
  client: Client,
  id: string,
  since: { since: string; which: 'failed' | 'all' },
): Promise<number> =>
  (await client.send<{ deliveries: number }>('POST', `${at(id)}/redeliver`, since)).deliveries;
