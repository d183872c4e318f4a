import { createHash } from 'node:crypto';
import type Router from '@koa/router';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { WebhookEvent } from '../contracts/webhooks.ts';
import type { Egress } from '../egress/egress.ts';
import type {
  Clock,
  DeliveryFacts,
  Keys,
  LiveHub,
  MakePayload,
  Outbox,
  OutboxItem,
} from '../ports.ts';
import { companyAlertStore } from './company-alert-store.ts';
import { createFilter } from './create-filter.ts';
import { createDeliver } from './deliver.ts';
import { createDeliverer, type Deliverer } from './deliverer.ts';
import { newDelivery } from './delivery.ts';
import { deliveryStore } from './delivery-store.ts';
import { endpointSecrets } from './endpoint-secrets.ts';
import { endpointStore } from './endpoint-store.ts';
import { hubspotCompanyStore } from './hubspot-company-store.ts';
import { createOutbox } from './outbox.ts';
import { webhookRoutes } from './routes.ts';
import { disabledWebhookOf, type DisabledWebhook } from './to-rows.ts';
import { createSealer } from '../seal-secret.ts';
import { hubspotTarget } from './targets/hubspot-target.ts';
import { createCall } from './targets/post.ts';
import { slackTarget } from './targets/slack-target.ts';
import type { Targets } from './targets/target.ts';
import { urlTarget } from './targets/url-target.ts';

export interface WebhooksDeps {
  connection: Connection;
  keys: Keys;
  egress: Egress;
  hub: LiveHub;
  clock: Clock;
  log: Logger;
  makePayload: MakePayload;
  /** Whether a visitor has a tombstone; asks the database. */
  isErased: (site: string, visitor: string) => Promise<boolean>;
  /** What the filters of endpoints ask of a visitor; without it nothing is kept back. */
  deliveryFacts?: (item: OutboxItem) => Promise<DeliveryFacts | undefined>;
  /** IANA name of a site's time zone. */
  zoneOf?: (site: string) => Promise<string>;
  /** Whether one of the urls matches one of the path globs. */
  anyMatches?: (urls: readonly string[], globs: readonly string[]) => boolean;
  /** Other than the contract's, for tests: milliseconds. */
  times?: { pollMs?: number; leaseMs?: number; graceMs?: number; timeoutMs?: number };
  /** From 0 to 1; spreads the retries. */
  random?: () => number;
}

/** An endpoint that the server itself wants, such as the demo's inbox. */
export interface OwnEndpoint {
  url: string;
  /** The same description of a site is the same endpoint, wherever it points now. */
  description: string;
  events: readonly WebhookEvent[];
  /** `whsec_…` */
  secret: string;
}

export interface Webhooks {
  outbox: Outbox;
  deliverer: Deliverer;
  /** How many deliveries wait for an attempt. */
  waiting(): Promise<number>;
  /** `/webhooks` and `/deliveries`, for the private router. */
  routes: Router;
  /** Makes the endpoint exist just so; changes nothing a second time. */
  ensureEndpoint(site: string, endpoint: OwnEndpoint): Promise<void>;
  /** What the server disabled on these sites and nobody has enabled again. */
  disabledOf(sites: readonly string[]): Promise<DisabledWebhook[]>;
  /**
   * Part of erasing a visitor: tells every endpoint that had the visitor's data, and forgets what
   * was sent. May be repeated.
   */
  eraseVisitor(site: string, visitor: string): Promise<void>;
  /** Tells every endpoint that was told of a person that these visitors of it are erased. */
  tellErased(site: string, person: string, visitors: readonly string[]): Promise<void>;
  /** Forgets what was sent of a person who stays: it may tell of a visitor who does not. */
  forget(site: string, person: string): Promise<void>;
}

/** Webhooks, put together: what others see of this feature. */
export function createWebhooks(deps: WebhooksDeps): Webhooks {
  const { connection, egress, hub, clock, log, times = {} } = deps;
  const endpoints = endpointStore(connection);
  const deliveries = deliveryStore(connection);
  const secrets = endpointSecrets(createSealer(deps.keys.subKey('encryption')), clock);
  const call = createCall(egress, clock, times.timeoutMs);
  const targets: Targets = {
    url: urlTarget(call, clock),
    slack: slackTarget(call),
    hubspot: hubspotTarget(call, hubspotCompanyStore(connection)),
  };
  const deliver = createDeliver({
    endpoints,
    deliveries,
    hub,
    log,
    clock,
    makePayload: deps.makePayload,
    isErased: deps.isErased,
    filter: createFilter({
      companyAlerts: companyAlertStore(connection),
      factsOf: deps.deliveryFacts ?? (async () => undefined),
      zoneOf: deps.zoneOf ?? (async () => 'UTC'),
      anyMatches: deps.anyMatches ?? (() => true),
      clock,
    }),
    targets,
    secretsOf: secrets.valid,
    ...(deps.random ? { random: deps.random } : {}),
  });
  const deliverer = createDeliverer({ deliveries, deliver, log, ...times });
  const onDue = () => deliverer.wake();
  const outbox = createOutbox({ endpoints, deliveries, hub, clock, onEnqueued: onDue });
  /** An endpoint is told once of each visitor, whatever it was told by. */
  const erasedNews = (site: string, visitor: string): OutboxItem => ({
    site,
    event: 'visitor_erased',
    key: `erased:${visitor}`,
    visitor_id: visitor,
    at: new Date(clock()),
    facts: {},
  });

  return {
    outbox,
    deliverer,
    waiting: deliveries.waiting,
    routes: webhookRoutes({ endpoints, deliveries, secrets, targets, egress, clock, onDue }),

    async ensureEndpoint(site, { url, description, events, secret }) {
      const named = createHash('sha256').update(JSON.stringify([site, description]));
      const id = `wh_${named.digest('base64url').slice(0, 16)}`;
      await endpoints.ensure({
        _id: `${site}:${id}`,
        site,
        id,
        url,
        description,
        events: [...events],
        enabled: true,
        created_at: new Date(clock()),
        secrets: [{ sealed: secrets.seal(site, id, secret) }],
      });
    },

    async disabledOf(sites) {
      return (await endpoints.disabledOf(sites)).flatMap(disabledWebhookOf);
    },

    forget: deliveries.erase,

    async tellErased(site, person, visitors) {
      const told = new Set(await deliveries.endpointsOf(site, person));
      const enabled = (await endpoints.enabledOf([site])).filter(({ id }) => told.has(id));
      const news = visitors.map((visitor) => erasedNews(site, visitor));
      const made = enabled.flatMap(({ id }) => news.map((item) => newDelivery(item, id, clock())));
      await deliveries.insert(made);
      for (const { id, endpoint } of made)
        hub.publish(site, { kind: 'delivery', id, webhook_id: endpoint });
      onDue();
    },

    async eraseVisitor(site, visitor) {
      await outbox.enqueue([erasedNews(site, visitor)]);
      await deliveries.erase(site, visitor);
    },
  };
}
