import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { PutEnrichmentSettings } from '../../contracts/enrichment.ts';
import type { Network } from '../../contracts/network.ts';
import { createIndexes } from '../../database.ts';
import { createEgress } from '../../egress/egress.ts';
import type { testDatabase } from '../../engine/testing/test-database.ts';
import type { OutboxItem } from '../../ports.ts';
import { createSealer } from '../../seal-secret.ts';
import { testKeys, testPipeline, testSite } from '../../testing/test-pipeline.ts';
import type { TestPipeline } from '../../testing/test-pipeline.ts';
import { createEnrichment } from '../create-enrichment.ts';
import { PROVIDERS } from '../providers/provider-table.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { providerKeys } from '../settings/provider-keys.ts';
import { enrichmentSettingsStore } from '../settings/settings-store.ts';
import type { StandIn } from './stand-in.ts';

type Db = Awaited<ReturnType<typeof testDatabase>>;

export const ISP: Network = {
  type: 'isp',
  confidence: 'high',
  asn: 7922,
  org: 'Comcast',
  country: 'US',
  data_version: '2026-02-20',
};

const DEFAULTS: PutEnrichmentSettings = {
  tier: 'starter',
  person_enrichment: 'outside_eea',
  monthly_budget: 50,
  reverse_dns: false,
  providers: [],
  own: [],
};

export interface WorldOptions {
  db: Db;
  standIn: StandIn;
  sites: readonly string[];
  redis?: Redis;
  now?: () => number;
  network?: (address: string) => Network;
  sharedKeys?: ReadonlyMap<string, string>;
  outbox?: Map<string, OutboxItem>;
  reverse?: (address: string) => Promise<{ name?: string } | 'timeout'>;
  log?: { warn(...given: unknown[]): void };
}

/** One server process: the real pipeline and the real feature, with providers on this machine. */
export async function enrichmentWorld(options: WorldOptions) {
  const { db, standIn, now = Date.now } = options;
  const egress = createEgress({ allowPrivate: [standIn.hostAndPort] });
  const sealer = createSealer(testKeys.subKey('encryption'));
  let pipeline: TestPipeline;
  const enrichment = createEnrichment({
    connection: db.connection,
    keys: testKeys,
    sealer,
    egress,
    ...(options.redis ? { redis: options.redis } : {}),
    visitors: {
      read: (site, visitor) => pipeline.pipeline.toEnrich.read(site, visitor),
      append: (events) => pipeline.pipeline.toEnrich.append(events),
      release: (site, visitor) => pipeline.pipeline.toEnrich.release(site, visitor),
    },
    bases: new Map(PROVIDERS.map(({ id }) => [id, `${standIn.url}/${id}`])),
    sharedKeys: options.sharedKeys ?? new Map(),
    reverse: options.reverse ?? (async () => ({})),
    dataVersion: '2026-02-20',
    clock: now,
    log: options.log ?? { warn: () => undefined },
  });
  pipeline = await testPipeline({
    sites: options.sites.map((id) => testSite(id)),
    lookup: options.network ?? (() => ISP),
    beside: { db, outbox: options.outbox ?? new Map<string, OutboxItem>() },
    enricher: enrichment,
    clock: now,
  });
  await createIndexes(db.connection);
  const store = enrichmentSettingsStore(db.connection);

  return {
    enrichment,
    pipeline: pipeline.pipeline,
    sent: pipeline.sent,
    newVisitor: () => `v_${randomUUID().replaceAll('-', '')}`,

    /** Saves settings as the API would. */
    async configure(site: string, put: Partial<PutEnrichmentSettings>): Promise<void> {
      const before = await store.forSite({ site }).get();
      const deps = { keys: providerKeys(sealer), egress };
      await store.forSite({ site }).put(changeSettings(before, { ...DEFAULTS, ...put }, deps).doc);
      await this.refresh(site);
    },
    /** This process goes by settings that another one saved. */
    async refresh(site: string): Promise<void> {
      this.forget(site);
      await enrichment.awaits(site, [], []);
    },
    forget: (site: string): void => enrichment.settingsChanged(site),

    /** A browser sends events; resolves when they are folded, and looked up. */
    async send(
      site: string,
      visitor: string,
      events: readonly { event: string; url?: string; properties?: object; timestamp?: string }[],
      address = '73.12.34.56',
    ) {
      const answer = await pipeline.pipeline.ingest({
        body: {
          widget_id: site,
          events: events.map((event) => ({
            event_id: randomUUID(),
            visitor_id: visitor,
            timestamp: new Date(now()).toISOString(),
            url: 'https://a.example/',
            ...event,
          })),
        },
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
        addressOf: () => address,
        optedOut: false,
        key: undefined,
        checkOrigin: () => undefined,
        checkRate: async () => undefined,
      });
      return answer;
    },
    /** The visitor writes a message. */
    async say(site: string, visitor: string): Promise<void> {
      await pipeline.pipeline.recordMessage({
        site: testSite(site),
        visitorId: visitor,
        messageId: randomUUID(),
        conversationId: `c_${visitor.slice(2)}`,
        at: now(),
        asks: 'none',
        first: true,
        userAgent: 'Mozilla/5.0 Chrome/140.0',
        address: '73.12.34.56',
      });
    },

    /** Resolves when everything that was sent is folded and looked up. */
    async settled(): Promise<void> {
      await pipeline.pipeline.idle();
      await enrichment.idle();
      await pipeline.pipeline.idle();
    },
    docOf: (site: string, visitor: string) => pipeline.pipeline.visitors.get(`${site}:${visitor}`),
    async stop(): Promise<void> {
      await enrichment.stop();
      await pipeline.stop();
      await egress.close();
    },
  };
}
export type EnrichmentWorld = Awaited<ReturnType<typeof enrichmentWorld>>;
