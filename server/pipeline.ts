import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { isbot } from 'isbot';
import type { StoredEvent } from './contracts/stored-event.ts';
import { webhooksOf } from './event-effects.ts';
import { decideAlert } from './intent/decide-alert.ts';
import type {
  Clock,
  Keys,
  LiveHub,
  NetworkLookup,
  Outbox,
  Presence,
  SiteDirectory,
} from './ports.ts';
import { scoringOf } from './scoring-of.ts';
import { eventStore } from './tracking/event-store.ts';
import { createGroupCommit } from './tracking/group-commit.ts';
import { createIngest } from './tracking/ingest.ts';
import { orderStore } from './tracking/order-store.ts';
import { pendingStore } from './tracking/pending-store.ts';
import { saltStore } from './tracking/salt-store.ts';
import { createVisitorLimit } from './tracking/visitor-limit.ts';
import type { ProjectionDeps } from './visitors/projection-deps.ts';
import { createProjector } from './visitors/projector.ts';
import { visitorStore } from './visitors/visitor-store.ts';

export interface PipelineDeps {
  connection: Connection;
  sites: SiteDirectory;
  keys: Keys;
  lookup: NetworkLookup;
  hub: LiveHub;
  presence: Presence;
  outbox: Outbox;
  siteOfKey(key: string): Promise<string | undefined>;
  isErased(site: string, visitor: string): Promise<boolean>;
  clock: Clock;
  log: Logger;
  /** No other process can be on this database: whatever is pending at start is an orphan. */
  alone: boolean;
  /** Told of every event that is on disk, once it is. */
  onCommitted?(events: readonly StoredEvent[]): void;
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
  let quarantined = 0;

  const scoringFor: ProjectionDeps['scoringFor'] = async (id, fresh) => {
    const site = await sites.find(id, fresh);
    return site && scoringOf(site);
  };

  const projection: ProjectionDeps = {
    visitors,
    events,
    pending,
    writer,
    scoringFor,
    decideAlert,
    outbox: deps.outbox,
    async recordEffects(done) {
      await orders.record(done);
      await deps.outbox.enqueue(webhooksOf(done));
    },
    hub,
    clock,
    log,
    onQuarantine: () => {
      quarantined += 1;
    },
  };
  const projector = createProjector(projection, { alone: deps.alone });

  const group = createGroupCommit({
    events,
    pending,
    writer,
    backlog: projector.backlog,
    onCommitted(batch) {
      projector.push(batch);
      deps.onCommitted?.(batch.events);
    },
  });

  const ingest = createIngest({
    sites,
    siteOfKey: deps.siteOfKey,
    visitorByEmail: visitors.byEmail,
    isErased: deps.isErased,
    lookup: deps.lookup,
    isBot: (userAgent) => userAgent === '' || isbot(userAgent),
    salts,
    keys,
    commit: group.commit,
    presence: deps.presence,
    withinDay: createVisitorLimit(),
    clock,
  });

  return {
    ingest,
    commit: group.commit,
    salts,
    events,
    visitors,
    scoringFor,
    projection,
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
    },
    /** What `/metrics` shows. */
    gauges: () => ({
      waiting: group.waiting(),
      backlog: projector.backlog(),
      lagMs: projector.lag(),
      quarantined,
    }),
  };
}
export type Pipeline = ReturnType<typeof createPipeline>;
