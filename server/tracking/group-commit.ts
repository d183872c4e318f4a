import { setImmediate as othersTurn, setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { isAnswer } from '../database-errors.ts';
import { ApiError } from '../errors.ts';
import type { CommitEvents } from '../ports.ts';
import type { DurableCommit } from './durable-commit.ts';
import type { PendingStore } from './pending-store.ts';

/** Events on disk that the projector has yet to fold. */
export interface CommittedBatch {
  id: string;
  events: readonly StoredEvent[];
  /** Stored before, by a batch that may never have been finished: their effects happen again. */
  duplicates: readonly StoredEvent[];
  /** Visitors (`site:visitor`) for whom a duplicate was met: recomputed, not applied. */
  recompute: ReadonlySet<string>;
}

export interface GroupCommitDeps {
  commit: DurableCommit;
  pending: Pick<PendingStore, 'takeBack'>;
  /** This process's name in `pending_batches`. */
  writer: string;
  onCommitted(batch: CommittedBatch): void;
  /** Events waiting to be folded; counts towards the bound. */
  backlog(): number;
  maxBatch?: number;
  maxWaiting?: number;
  /** Told of every durable insert: its events, and how long its requests waited for it, ms. */
  onMeasured?(events: number, ms: number): void;
}

interface Waiting {
  events: readonly StoredEvent[];
  resolve(result: { duplicate: boolean }[]): void;
  reject(error: unknown): void;
}

/** Requests that share one insert. */
interface Group {
  id: string;
  requests: readonly Waiting[];
  events: readonly StoredEvent[];
  visitors: readonly string[];
}

/** How often, and how many times, a writer tries to say that an insert's outcome is unknown. */
const ANNOUNCE_AGAIN_MS = 500;
const ANNOUNCED_AGAIN = 1_200;

/**
 * Groups begin at least so far apart while several requests come at once: each costs some 2 ms of
 * two processes' time, whatever is in it. (Measured at full load: 5 % more events a second than
 * without.)
 */
const APART_MS = 4;
/** Answering so many requests takes some 5 ms, in which nobody else has a turn. */
const ANSWERED_AT_ONCE = 50;
/** A group of no more was no crowd: whoever comes next is not held back. */
const FEW = 2;

/** The key of a visitor in `pending_batches` and `visitors`. */
export const visitorKey = ({
  site,
  visitor_id,
}: Pick<StoredEvent, 'site' | 'visitor_id'>): string => `${site}:${visitor_id}`;

/**
 * Concurrent requests share one durable commit (step 1 of the projection protocol). A lone request
 * goes at once, and whoever comes during a commit goes with the next.
 */
export function createGroupCommit(deps: GroupCommitDeps): {
  commit: CommitEvents;
  waiting(): number;
  idle(): Promise<void>;
} {
  const { maxBatch = 500, maxWaiting = 20_000 } = deps;
  let queue: Waiting[] = [];
  let waiting = 0;
  let running = false;
  let idlers: (() => void)[] = [];

  const take = (): Group | undefined => {
    let count = 0;
    let end = 0;
    while (
      end < queue.length &&
      (end === 0 || count + (queue[end] as Waiting).events.length <= maxBatch)
    ) {
      count += (queue[end] as Waiting).events.length;
      end += 1;
    }
    if (end === 0) return undefined;
    const requests = queue.slice(0, end);
    queue = queue.slice(end);
    const id = uuidv7();
    const events = requests.flatMap((request) => request.events);
    // Nobody else has seen them yet.
    for (const event of events) event.batch = id;
    return { id, requests, events, visitors: [...new Set(events.map(visitorKey))] };
  };

  /** Lets more come, rather than one by one with a group each. */
  const gather = async ({ requests }: Group, began: number): Promise<void> => {
    const early = APART_MS - (performance.now() - began);
    if (early > 0 && requests.length > FEW) await delay(early);
    else await othersTurn();
  };

  const fail = ({ requests, events }: Group, cause: unknown): void => {
    // What is on disk of it, whoever finds the pending document past its lease recomputes.
    const error = new ApiError('unavailable', { retryAfter: 5, cause });
    for (const request of requests) request.reject(error);
    waiting -= events.length;
  };

  /** A crowd is answered in portions, so that whoever comes meanwhile does not wait for all of it. */
  const answer = async (
    requests: readonly Waiting[],
    found: ReadonlySet<number>,
  ): Promise<void> => {
    let index = 0;
    for (const [place, request] of requests.entries()) {
      if (place > 0 && place % ANSWERED_AT_ONCE === 0) await othersTurn();
      request.resolve(request.events.map(() => ({ duplicate: found.has(index++) })));
    }
  };

  const succeed = (
    { id, requests, events, visitors }: Group,
    found: ReadonlySet<number>,
    all: boolean,
  ) => {
    const isDuplicate = (_: unknown, index: number): boolean => found.has(index);
    const isNew = (_: unknown, index: number): boolean => !found.has(index);
    const duplicates = events.filter(isDuplicate);
    deps.onCommitted({
      id,
      events: duplicates.length > 0 ? events.filter(isNew) : events,
      duplicates,
      recompute: new Set(all ? visitors : duplicates.map(visitorKey)),
    });
    waiting -= events.length;
    void answer(requests, found);
  };

  /**
   * An insert that had no answer may be carried out still, and later than its recovery: announced
   * once more when the database is back, it is recovered again when that lease is over.
   */
  const announceAgain = async ({ id, visitors }: Group): Promise<void> => {
    for (let attempt = 0; attempt < ANNOUNCED_AGAIN; attempt += 1) {
      await delay(ANNOUNCE_AGAIN_MS, undefined, { ref: false });
      const error: unknown = await deps.pending.takeBack(id, deps.writer, visitors).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error === undefined) return;
    }
  };

  const write = async (group: Group): Promise<void> => {
    const { id, visitors, events } = group;
    const began = performance.now();
    try {
      const { duplicates, owned } = await deps.commit({
        id,
        writer: deps.writer,
        visitors,
        events,
      });
      deps.onMeasured?.(events.length, performance.now() - began);
      if (!owned) await deps.pending.takeBack(id, deps.writer, visitors);
      succeed(group, duplicates, !owned);
    } catch (cause) {
      fail(group, cause);
      if (!isAnswer(cause)) void announceAgain(group);
    }
    await gather(group, began);
  };

  const run = async (): Promise<void> => {
    for (let group = take(); group; group = take()) await write(group);
    running = false;
    for (const done of idlers) done();
    idlers = [];
  };

  return {
    commit: (events) => {
      if (events.length === 0) return Promise.resolve([]);
      if (waiting + deps.backlog() + events.length > maxWaiting) {
        return Promise.reject(new ApiError('overloaded', { retryAfter: 2 }));
      }
      waiting += events.length;
      return new Promise((resolve, reject) => {
        queue.push({ events, resolve, reject });
        if (running) return;
        running = true;
        // One turn of the loop gathers what arrived together, without holding a lone request back.
        setImmediate(() => void run());
      });
    },
    waiting: () => waiting,
    idle: () => (running ? new Promise((done) => idlers.push(done)) : Promise.resolve()),
  };
}
