import { createHash } from 'node:crypto';
import pino from 'pino';
import type { Network } from '../contracts/network.ts';
import { siteConfig } from '../contracts/site-config.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { createIndexes } from '../database.ts';
import { testDatabase } from '../engine/testing/test-database.ts';
import { defaultRules } from '../intent/rules.ts';
import { createPipeline, type PipelineDeps } from '../pipeline.ts';
import type { Keys, OutboxItem, Site } from '../ports.ts';

/** Keys that are the same in every run. */
export const testKeys: Keys = {
  subKey: (purpose) => createHash('sha256').update(`test ${purpose}`).digest(),
};

/** A site as the directory answers it. */
export const testSite = (id: string, changes: Partial<Site> = {}): Site => ({
  id,
  organisation: 'o_test',
  name: 'Test',
  demo: false,
  allowedOrigins: [],
  config: siteConfig.parse({ allowAutomation: true }),
  alertThreshold: 70,
  retentionDays: 365,
  rulesVersion: 1,
  identitySecrets: [],
  ...changes,
});

const home: Network = { type: 'isp', country: 'DE', city: 'Berlin', data_version: '2026-11-01' };

/** The real pipeline on the real engine, with sites and networks that a test names. */
export async function testPipeline(
  options: {
    sites?: readonly Site[];
    lookup?: (address: string) => Network;
    /** A database that was made before; ends with the pipeline. */
    db?: Awaited<ReturnType<typeof testDatabase>>;
    /** Another process on the same database and with the same outbox. */
    beside?: { db: Awaited<ReturnType<typeof testDatabase>>; outbox: Map<string, OutboxItem> };
  } & Partial<
    Pick<
      PipelineDeps,
      | 'clock'
      | 'siteOfKey'
      | 'alsoErase'
      | 'tellErased'
      | 'forgetPerson'
      | 'rulesOf'
      | 'enricher'
      | 'analytics'
      | 'foldThread'
    >
  > = {},
) {
  const db = options.beside?.db ?? options.db ?? (await testDatabase());
  const sites = new Map((options.sites ?? [testSite('w_test0000')]).map((site) => [site.id, site]));
  const sent = options.beside?.outbox ?? new Map<string, OutboxItem>();
  const committed: StoredEvent[] = [];
  const online = new Set<string>();
  const pipeline = createPipeline({
    connection: db.connection,
    sites: { find: async (id) => sites.get(id) },
    keys: testKeys,
    lookup: options.lookup ?? (() => home),
    hub: { publish: () => undefined, subscribe: () => () => undefined },
    presence: {
      seen: (site, visitor) => void online.add(`${site}:${visitor}`),
      among: async () => new Set(),
      online: async () => [],
    },
    outbox: {
      enqueue: async (items) => {
        for (const item of items) {
          const key = `${item.site}:${item.event}:${item.key}`;
          if (!sent.has(key)) sent.set(key, item);
        }
      },
      hasten: async (site, visitors) => {
        for (const [key, item] of sent) {
          if (item.site !== site || !visitors.includes(item.visitor_id)) continue;
          sent.set(key, { ...item, delayMs: 0 });
        }
      },
    },
    rulesOf: options.rulesOf ?? (() => defaultRules),
    siteOfKey: options.siteOfKey ?? (async () => undefined),
    alsoErase: options.alsoErase ?? [],
    ...(options.enricher ? { enricher: options.enricher } : {}),
    ...(options.foldThread ? { foldThread: options.foldThread } : {}),
    ...(options.analytics ? { analytics: options.analytics } : {}),
    ...(options.tellErased ? { tellErased: options.tellErased } : {}),
    ...(options.forgetPerson ? { forgetPerson: options.forgetPerson } : {}),
    clock: options.clock ?? Date.now,
    log: pino({ level: 'silent' }),
    alone: options.beside === undefined,
    onCommitted: (events) => void committed.push(...events),
  });
  await createIndexes(db.connection);
  await pipeline.start();
  return {
    db,
    pipeline,
    sites,
    outbox: sent,
    /** What went to the outbox, once a key. */
    sent: () => [...sent.values()],
    online,
    committed,
    async stop() {
      await pipeline.stop();
      if (!options.beside) await db.stop();
    },
  };
}
export type TestPipeline = Awaited<ReturnType<typeof testPipeline>>;
