import type { Logger } from 'pino';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { Clock, Enricher, LiveHub, Outbox, DecideAlert } from '../ports.ts';
import type { FoldRound } from './fold-round.ts';
import type { Scoring } from './scoring.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { VisitorMemory } from './visitor-memory.ts';
import type { VisitorStore } from './visitor-store.ts';
import type { WrittenDoc } from './written-doc.ts';

/** A batch as the projector gets it from ingest. */
export interface BatchToApply {
  id: string;
  events: readonly StoredEvent[];
  /** Events that were on disk already: the insert that failed before may never have been finished. */
  duplicates: readonly StoredEvent[];
  /** Visitor keys that must be recomputed: the batch met a duplicate of theirs. */
  recompute: ReadonlySet<string>;
}

/** What the projector needs of `pending_batches`. */
export interface PendingPort {
  takeBack(batch: string, writer: string, visitors: readonly string[]): Promise<void>;
  settle(batches: readonly string[], writer: string): Promise<void>;
  all(): Promise<Set<string>>;
  renew(batches: readonly string[], writer: string): Promise<void>;
  takeOver(
    writer: string,
    leaseMs: number,
  ): Promise<{ _id: string; visitors: string[] } | undefined>;
}

/** What the projector needs of `events`. */
export interface EventsPort {
  /** Those received after `after`; all of them without it. */
  ofVisitor(site: string, visitor: string, after?: Date): AsyncIterable<StoredEvent>;
  /** Deletes a visitor's events received up to then. */
  deleteThrough(site: string, visitor: string, through: Date): Promise<void>;
  ofBatch(site: string, visitor: string, batch: string): Promise<StoredEvent[]>;
}

/** Everything the steps of the projection protocol are passed. */
export interface ProjectionDeps {
  visitors: VisitorStore;
  /** Folds a round and writes its visitors; here, or in a thread of its own. */
  foldRound: FoldRound;
  /** Forgets what it wrote of visitors, who were changed elsewhere. */
  forget: VisitorMemory['forget'];
  events: EventsPort;
  pending: PendingPort;
  /** This process's name in `pending_batches`. */
  writer: string;
  /** The site's rules; `fresh` asks the database instead of the cache. Undefined for a deleted site. */
  scoringFor(site: string, fresh?: boolean): Promise<Scoring | undefined>;
  decideAlert: DecideAlert;
  outbox: Outbox;
  /**
   * Events' own webhooks, orders and marks: idempotent. Of `repeated` events some may have taken
   * effect before.
   */
  recordEffects(done: {
    events: readonly StoredEvent[];
    repeated: readonly StoredEvent[];
    written: readonly WrittenDoc[];
  }): Promise<void>;
  /** A visitor's stored score fell with time; its company's does, too. */
  onDecayed(doc: VisitorDoc): Promise<void>;
  /** Which of these visitors have a tombstone; asks the database. */
  erasedAmong(keys: readonly string[]): Promise<Set<string>>;
  /** Deletes what is there of an erased visitor. */
  eraseData(key: string): Promise<void>;
  /** Whether a provider's answer about these visitors is to come: their notices wait for it. */
  awaits?: Enricher['awaits'];
  hub: LiveHub;
  clock: Clock;
  log: Pick<Logger, 'error' | 'warn'>;
  /** A visitor's fold threw: counted, and the batch goes on. */
  onQuarantine(visitor: string): void;
}

/** This visitor was made by newer code or rules than this process has: leave it to a newer one. */
export class LeaveToNewer extends Error {}

/** `site:visitor` taken apart. */
export function splitKey(key: string): { site: string; visitor: string } {
  const colon = key.indexOf(':');
  return { site: key.slice(0, colon), visitor: key.slice(colon + 1) };
}
