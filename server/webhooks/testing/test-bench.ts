import type { Connection } from 'mongoose';
import { pino } from 'pino';
import type { LiveEvent } from '../../contracts/stream.ts';
import type { WebhookEvent } from '../../contracts/webhooks.ts';
import { createEgress } from '../../egress/egress.ts';
import type { Keys, LiveHub, OutboxItem } from '../../ports.ts';
import { createWebhooks, type WebhooksDeps } from '../create-webhooks.ts';
import type { DeliveryDoc } from '../delivery.ts';
import type { EndpointDoc } from '../endpoint-store.ts';

/** The same key in every process of a test. */
export const testKeys: Keys = { subKey: (purpose) => Buffer.alloc(32, purpose) };
export const TEST_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

/** Something that happened to a visitor. */
export const testItem = (
  site: string,
  key: string,
  more: Partial<OutboxItem> = {},
): OutboxItem => ({
  site,
  event: 'identify',
  key,
  visitor_id: 'v_visitor0000000000000',
  at: new Date('2026-03-23T14:35:00Z'),
  facts: { name: 'Jane' },
  ...more,
});

/** A hub that tells a test what was published. */
export function testHub() {
  const listeners = new Set<() => void>();
  const published: { site: string; event: LiveEvent }[] = [];
  const hub: LiveHub = {
    publish(site, event) {
      published.push({ site, event });
      for (const listener of listeners) listener();
    },
    subscribe: () => () => {},
  };
  /** Resolves when `check` holds; looks after each thing published, and now and then. */
  const until = (check: () => Promise<boolean>): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        check().then((holds) => {
          if (!holds) return undefined;
          clearInterval(timer);
          listeners.delete(look);
          return resolve();
        }, reject);
      };
      const timer = setInterval(look, 100);
      listeners.add(look);
      look();
    });
  return { hub, published, until };
}

/** Webhooks on a real database, with what a test wants to look at. */
export function testBench(
  connection: Connection,
  allowPrivate: readonly string[],
  more: Partial<WebhooksDeps> = {},
) {
  const egress = createEgress({ allowPrivate });
  const { hub, published, until } = testHub();
  const webhooks = createWebhooks({
    connection,
    keys: testKeys,
    egress,
    hub,
    clock: Date.now,
    log: pino({ level: 'silent' }),
    makePayload: async ({ visitor_id, facts }) => ({ visitor_id, ...facts }),
    isErased: async () => false,
    random: () => 0.5,
    ...more,
  });
  const deliveries = connection.collection<DeliveryDoc>('webhook_deliveries');
  const endpoints = connection.collection<EndpointDoc>('webhooks');

  return {
    ...webhooks,
    published,
    deliveries,
    endpoints,
    ensure: (site: string, url: string, events: WebhookEvent[] = ['identify']) =>
      webhooks.ensureEndpoint(site, { url, description: url, events, secret: TEST_SECRET }),
    delivery: (site: string) => deliveries.findOne({ site }),
    /** Resolves with the site's one delivery when it has that many attempts and its turn is over. */
    async attempted(site: string, count: number): Promise<DeliveryDoc> {
      let found: DeliveryDoc | null = null;
      await until(async () => {
        found = await deliveries.findOne({ site });
        return found !== null && !found.lease && found.attempts.length >= count;
      });
      return found as unknown as DeliveryDoc;
    },
    /** What waits for its time, or for the end of a dead process's lease, is due now. */
    async hurry(site: string): Promise<void> {
      await deliveries.updateMany(
        { site, due_at: { $exists: true } },
        { $set: { due_at: new Date(1) }, $unset: { lease: '' } },
      );
      webhooks.deliverer.wake();
    },
    until,
    async stop(): Promise<void> {
      await webhooks.deliverer.stop();
      await egress.close();
    },
  };
}
export type TestBench = ReturnType<typeof testBench>;
