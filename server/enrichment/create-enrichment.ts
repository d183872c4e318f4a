import type Router from '@koa/router';
import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { createReverseLookup, type ReverseLookup } from '../egress/reverse-lookup.ts';
import type { Egress } from '../egress/egress.ts';
import type { Clock, Enricher, Keys, VisitorsToEnrich } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import { createAnswerCache } from './lookups/answer-cache.ts';
import { answerStore } from './lookups/answer-store.ts';
import { createAnswers } from './lookups/answers.ts';
import { createAskDns } from './lookups/ask-dns.ts';
import { createAwaited } from './lookups/awaited.ts';
import { createBreaker } from './lookups/breaker.ts';
import { createUsageCounter, type LookupTotals } from './lookups/count-usage.ts';
import { enrichedEvent } from './lookups/enriched-event.ts';
import { createHeldAddresses } from './lookups/held-addresses.ts';
import { lookUpVisitor } from './lookups/look-up-visitor.ts';
import { createLookupQueue, jobKey, type LookupJob } from './lookups/lookup-queue.ts';
import { isWorthAsking } from './lookups/may-name-company.ts';
import { createPlans } from './lookups/plans.ts';
import { createSubjectKeys } from './lookups/subject-key.ts';
import { createAskProvider } from './providers/ask-provider.ts';
import { providerKeys } from './settings/provider-keys.ts';
import { enrichmentRoutes } from './settings/settings-routes.ts';
import { enrichmentSettingsStore } from './settings/settings-store.ts';
import { usageStore } from './settings/usage-store.ts';

export interface EnrichmentDeps {
  connection: Connection;
  keys: Keys;
  sealer: Sealer;
  egress: Egress;
  redis?: Redis;
  visitors: VisitorsToEnrich;
  /** Other places of providers than the table's, by id. */
  bases: ReadonlyMap<string, string>;
  /** The operator's own keys, by provider: for addresses, and shared by all sites. */
  sharedKeys: ReadonlyMap<string, string>;
  /** Default: the system's resolver. */
  reverse?: ReverseLookup;
  /** Date of the offline data, `YYYY-MM-DD`. */
  dataVersion: string;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
}

/** Enrichment by providers, put together: what others see of this feature. */
export interface Enrichment extends Enricher {
  /** `/settings/enrichment`, for the private router. */
  routes: Router;
  /** A site's settings were saved: this process goes by them at once. */
  settingsChanged(site: string): void;
  /** Forgets what was found of a visitor's person, and whatever waits for them. */
  eraseVisitor(site: string, visitor: string): Promise<void>;
  /** Writes counts down; every few seconds. */
  job(): Promise<void>;
  /** What `/metrics` shows. */
  gauges(): LookupTotals & { queued: number; addresses: number };
  /** Resolves when nothing is being looked up. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Events after which there may be more to know of a visitor. */
const ASKING: ReadonlySet<string> = new Set(['page_view', 'identify', 'message_sent']);

const asks = ({ event, source, bot, excluded }: StoredEvent): boolean =>
  ASKING.has(event) && source === 'browser' && !bot && !excluded;

/** Makes the feature and registers its collections. */
export function createEnrichment(deps: EnrichmentDeps): Enrichment {
  const { connection, egress, bases, clock, log, visitors } = deps;
  const settings = enrichmentSettingsStore(connection);
  const usage = usageStore(connection);
  const store = answerStore(connection);
  const keys = providerKeys(deps.sealer);
  const ask = createAskProvider({ egress, bases, clock });
  const counter = createUsageCounter(usage);
  const held = createHeldAddresses(clock);
  const plans = createPlans({
    settings,
    keys,
    ask,
    sharedKeys: deps.sharedKeys,
    askDns: createAskDns(deps.reverse ?? createReverseLookup()),
    clock,
  });
  const answers = createAnswers({
    cache: createAnswerCache(deps.redis),
    store,
    usage,
    counter,
    breaker: createBreaker(deps.redis),
    keyOf: createSubjectKeys(deps.keys.subKey('cache')),
    clock,
    log,
  });

  const awaited = createAwaited(clock, deps.redis);

  const run = async (job: LookupJob): Promise<number | undefined> => {
    const { site, visitor } = job;
    const key = jobKey(job);
    const plan = await plans.get(site);
    const known = plan && (await visitors.read(site, visitor));
    if (!plan || !known) {
      held.forget(key);
      await awaited.over(job);
      return undefined;
    }
    const address = held.get(key);
    const found = await lookUpVisitor(answers, { site, visitor, plan, known, address });
    const isOver = found.retryAfterMs === undefined;
    if (isOver) held.forget(key);
    // Before the findings are stored: whoever folds them is to know that this was all.
    if (isOver) await awaited.over(job);
    const stored = await visitors.append(
      found.findings.map((finding) => enrichedEvent(site, visitor, finding, job.asked, clock())),
    );
    if (isOver && !stored) await visitors.release(site, visitor);
    return found.retryAfterMs;
  };
  const queue = createLookupQueue({ run, clock, log });

  return {
    routes: enrichmentRoutes({
      settings,
      usage,
      keys,
      ask,
      egress,
      dataVersion: deps.dataVersion,
      onChanged: plans.forget,
      clock,
    }),

    settingsChanged: plans.forget,

    wantsAddress: plans.mayAsk,

    hold(site, visitor, address, network) {
      if (network.company || !isWorthAsking(network.type)) return;
      held.hold(`${site}:${visitor}`, address);
    },

    consider(events) {
      for (const event of events) {
        if (!asks(event) || !plans.mayAsk(event.site)) continue;
        const job = {
          site: event.site,
          visitor: event.visitor_id,
          asked: event.timestamp,
          queuedAt: clock(),
          tries: 0,
        };
        awaited.begin(job);
        queue.push(job);
      }
    },

    async awaits(site, of, events) {
      if ((await plans.get(site)) === null) return false;
      if (events.some(asks)) return true;
      const asked = await Promise.all(of.map((visitor) => awaited.has({ site, visitor })));
      return asked.includes(true);
    },

    async eraseVisitor(site, visitor) {
      const key = `${site}:${visitor}`;
      queue.forget(key);
      held.forget(key);
      await store.eraseVisitor(site, visitor);
    },

    job: () => counter.flush(clock()),

    gauges: () => ({ ...counter.totals(), queued: queue.size(), addresses: held.size() }),

    async idle() {
      await queue.idle();
      await answers.idle();
    },

    async stop() {
      await queue.stop();
      await answers.idle();
      held.stop();
      await counter.flush(clock());
    },
  };
}
