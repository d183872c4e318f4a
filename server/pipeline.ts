import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { StoredEvent } from './contracts/stored-event.ts';
import type { Analytics } from './analytics/create-analytics.ts';
import type { Meters } from './metrics.ts';
import { foldHere } from './fold-here.ts';
import { foldInThread } from './fold-in-thread.ts';
import { createErasure } from './erase-visitor.ts';
import { webhooksOf } from './event-effects.ts';
import type { IntentRules } from './intent/rules.ts';
import { decideAlert } from './intent/decide-alert.ts';
import type {
  Clock,
  Enricher,
  Keys,
  LiveHub,
  NetworkLookup,
  Outbox,
  Presence,
  RescoringPort,
  Site,
  SiteDirectory,
} from './ports.ts';
import { scoringOf } from './scoring-of.ts';
import { commitAtOnce } from './tracking/durable-commit.ts';
import { eventStore } from './tracking/event-store.ts';
import { createGroupCommit } from './tracking/group-commit.ts';
import { createInhumanPace } from './tracking/inhuman-pace.ts';
import { createIngest } from './tracking/ingest.ts';
import { createIsBot } from './tracking/is-bot.ts';
import { ownVisitorStore } from './tracking/own-visitor-store.ts';
import { orderStore } from './tracking/order-store.ts';
import { createRecordMessage } from './tracking/record-message.ts';
import { pendingStore } from './tracking/pending-store.ts';
import { saltStore } from './tracking/salt-store.ts';
import { createVisitorLimit } from './tracking/visitor-limit.ts';
import type { ProjectionDeps } from './visitors/projection-deps.ts';
import { tombstoneStore } from './visitors/tombstone-store.ts';
import { visitorsToEnrich } from './visitors/to-enrich.ts';
import { mergePerson } from './visitors/person.ts';
import { createProjector } from './visitors/projector.ts';
import { createRescore } from './visitors/rescore.ts';
import { visitorStore } from './visitors/visitor-store.ts';

/** How long a batch is its writer's without a sign of life. */
const LEASE_MS = 10_000;
/** Events in memory, before their insert and before their fold; past it, whatever comes is refused. */
const MAX_WAITING = 20_000;

export interface PipelineDeps {
  connection: Connection;
  sites: SiteDirectory;
  keys: Keys;
  lookup: NetworkLookup;
  hub: LiveHub;
  presence: Presence;
  outbox: Outbox;
  siteOfKey(key: string): Promise<string | undefined>;
  /** Rollups and companies: counted with each round, and marked to be counted anew. */
  analytics?: Pick<Analytics, 'record' | 'markCompanies'>;
  /** Who looks visitors up at providers. */
  enricher?: Enricher;
  /** More to do every few seconds. */
  jobs?: readonly ((signal: AbortSignal) => Promise<unknown>)[];
  /** Which sites have newer rules than their visitors were scored by. */
  rescoring?: RescoringPort;
  /** The scoring rules of a site. */
  rulesOf(site: Site): IntentRules;
  /** More places that hold something of a visitor: chat, deliveries. */
  alsoErase: readonly ((site: string, visitor: string) => Promise<void>)[];
  /** Tells whoever was told of a person that visitors of it are erased. */
  tellErased?(site: string, person: string, visitors: readonly string[]): Promise<void>;
  /** Forgets what was told of a person, one of whose visitors is erased. */
  forgetPerson?(site: string, person: string): Promise<void>;
  clock: Clock;
  log: Logger;
  /** No other process can be on this database: whatever is pending at start is an orphan. */
  alone: boolean;
  /** The thread that folds, and the database it connects to; without it, this one does. */
  foldThread?: { script: URL; uri: string };
  /** Told of every event that is on disk, once it is. */
  onCommitted?(events: readonly StoredEvent[]): void;
  /** What `/metrics` counts as it happens. */
  meters?: Pick<Meters, 'committed'>;
}

/**
 * The road of design.md, joined: ingest → group commit → events → projector → visitors → outbox
 * and live feed. Features meet here and nowhere else.
 */
export function createPipeline(deps: PipelineDeps) {
  const { connection, sites, keys, hub, clock, log } = deps;
  const writer = randomUUID();
  const events = eventStore(connection);
  const pending = pendingStore(connection);
  const orders = orderStore(connection);
  const visitors = visitorStore(connection);
  const salts = saltStore(connection);
  const ownVisitors = ownVisitorStore(connection);
  const tombstones = tombstoneStore(connection, keys.subKey('tombstone'));
  let quarantined = 0;

  const erasure = createErasure({
    tombstones,
    // Deliveries first: who was told of this visitor is read from them.
    places: [
      ...deps.alsoErase,
      events.erase,
      orders.erase,
      ownVisitors.erase,
      visitors.erase,
      async (site, visitor) => folding.forget([`${site}:${visitor}`]),
    ],
    tellErased: async (...erased) => deps.tellErased?.(...erased),
    forgetPerson: async (site, person) => deps.forgetPerson?.(site, person),
    async whoIs(site, id) {
      const doc = await visitors.get(`${site}:${id}`);
      if (doc?.kind !== 'person') {
        const persons = [doc?.person, doc?.prior_person].flatMap((person) => person ?? []);
        return { visitors: [id], persons };
      }
      const members = await visitors.ofPerson(site, id);
      return { visitors: members.map((member) => member.visitor_id), persons: [id] };
    },
    remerge: async (site, person) =>
      (await mergePerson(projection, site, person, [])) !== undefined,
    hub,
    clock,
    leaseMs: LEASE_MS,
  });

  const scoringFor: ProjectionDeps['scoringFor'] = async (id, fresh) => {
    const site = await sites.find(id, fresh);
    return site && scoringOf(site, deps.rulesOf(site));
  };

  const { alone, foldThread } = deps;
  const folding = foldThread
    ? foldInThread(
        foldThread.script,
        {
          uri: foldThread.uri,
          writer,
          alone,
          tombstoneKey: keys.subKey('tombstone'),
          logLevel: log.level,
        },
        { sites, log },
      )
    : foldHere({
        visitors,
        pending,
        writer,
        alone,
        scoringFor,
        erasedAmong: tombstones.among,
        clock,
        log,
      });

  const projection: ProjectionDeps = {
    visitors,
    foldRound: folding.foldRound,
    forget: folding.forget,
    events,
    pending,
    writer,
    scoringFor,
    decideAlert,
    outbox: deps.outbox,
    async recordEffects({ events: counted, repeated, written }) {
      const done = [...counted, ...repeated];
      await orders.record(done);
      await deps.outbox.enqueue(webhooksOf(done));
      deps.enricher?.consider(done);
      await deps.analytics?.record(counted, written, 'applied');
      if (repeated.length > 0) await deps.analytics?.record(repeated, [], 'recovered');
    },
    async onDecayed({ site, company }) {
      if (company) await deps.analytics?.markCompanies(site, [company.domain]);
    },
    ...(deps.enricher ? { awaits: deps.enricher.awaits } : {}),
    erasedAmong: tombstones.among,
    eraseData: erasure.eraseData,
    hub,
    clock,
    log,
    onQuarantine: () => {
      quarantined += 1;
    },
  };
  const projector = createProjector(projection, {
    leaseMs: LEASE_MS,
    alone,
    jobs: [
      erasure.sweep,
      ...(deps.rescoring ? [createRescore(projection, deps.rescoring, clock)] : []),
      ...(deps.jobs ?? []),
    ],
  });

  const group = createGroupCommit({
    commit: commitAtOnce(connection, { events, pending }),
    pending,
    writer,
    backlog: projector.backlog,
    maxWaiting: MAX_WAITING,
    onMeasured: (count, ms) => deps.meters?.committed(count, ms),
    onCommitted(batch) {
      projector.push(batch);
      try {
        deps.onCommitted?.(batch.events);
      } catch (error) {
        log.error({ err: error }, 'a listener of committed events failed');
      }
    },
  });

  const isBot = createIsBot();

  const isErased = async (site: string, visitor: string): Promise<boolean> =>
    (await tombstones.among([`${site}:${visitor}`])).size > 0;

  const ingest = createIngest({
    sites,
    siteOfKey: deps.siteOfKey,
    visitorByEmail: visitors.byEmail,
    isKnown: events.knows,
    isErased: (site, visitor) => tombstones.recently(`${site}:${visitor}`),
    lookup: deps.lookup,
    isBot,
    isInhuman: createInhumanPace(),
    salts,
    keys,
    commit: group.commit,
    presence: deps.presence,
    enricher: deps.enricher,
    limit: createVisitorLimit(),
    ownVisitors,
    clock,
  });

  return {
    ingest,
    /** Stores events durably; the entrance of `ingest` and `recordMessage`. */
    commit: group.commit,
    recordMessage: createRecordMessage({
      commit: group.commit,
      lookup: deps.lookup,
      isBot,
      ownVisitors,
      salts,
      keys,
    }),
    /** Visitors as enrichment reads and changes them. */
    toEnrich: visitorsToEnrich({ visitors, commit: group.commit, isErased, outbox: deps.outbox }),
    events,
    visitors,
    scoringFor,
    projection,
    /** A visitor's orders. */
    ordersOf: orders.ofVisitor,
    /** What retention works with. */
    retention: { ...projection, orders, hasEvents: events.knows },
    erase: erasure.erase,
    /** Deletes once more what was written by whoever began before the tombstone. */
    sweepErased: erasure.sweep,
    /** Whether a visitor has a tombstone; asks the database. */
    isErased,
    start: projector.start,
    /** Resolves when everything acknowledged is folded. */
    async idle(): Promise<void> {
      await group.idle();
      await projector.idle();
    },
    /** Flushes what is waiting, folds it, and ends. */
    async stop(): Promise<void> {
      await group.idle();
      await projector.stop();
      await folding.stop();
    },
    /** Whether an event would be refused now; asked before anything of a request is read. */
    isFull: () => group.waiting() + projector.backlog() >= MAX_WAITING,
    /** What `/metrics` shows. */
    gauges: () => ({
      waiting: group.waiting(),
      backlog: projector.backlog(),
      room: MAX_WAITING,
      lagMs: projector.lag(),
      quarantined,
    }),
    /** Milliseconds since the oldest batch of any process was begun that is not folded; asks the database. */
    async oldestPendingMs(): Promise<number> {
      const at = await pending.oldestAt();
      return at === undefined ? 0 : Math.max(0, clock() - at);
    },
  };
}
export type Pipeline = ReturnType<typeof createPipeline>;
