import { uuidv7 } from 'uuidv7';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { ApiError } from '../errors.ts';
import type { CommitEvents } from '../ports.ts';
import type { EventStore } from './event-store.ts';
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
  events: Pick<EventStore, 'insert'>;
  pending: Pick<PendingStore, 'announce' | 'stillOwned' | 'takeBack'>;
  /** This process's name in `pending_batches`. */
  writer: string;
  onCommitted(batch: CommittedBatch): void;
  /** Events waiting to be folded; counts towards the bound. */
  backlog(): number;
  maxBatch?: number;
  maxWaiting?: number;
  maxInFlight?: number;
}

interface Waiting {
  events: readonly StoredEvent[];
  resolve(result: { duplicate: boolean }[]): void;
  reject(error: unknown): void;
}

/** The key of a visitor in `pending_batches` and `visitors`. */
export const visitorKey = ({
  site,
  visitor_id,
}: Pick<StoredEvent, 'site' | 'visitor_id'>): string => `${site}:${visitor_id}`;

/**
 * Concurrent requests share one durable insert (step 1 of the projection protocol). There is no
 * timer: a lone request goes at once, and whoever comes during a flush goes with the next.
 */
export function createGroupCommit(deps: GroupCommitDeps): {
  commit: CommitEvents;
  waiting(): number;
  idle(): Promise<void>;
} {
  const { maxBatch = 500, maxWaiting = 20_000, maxInFlight = 1 } = deps;
  let queue: Waiting[] = [];
  let waiting = 0;
  let inFlight = 0;
  let idlers: (() => void)[] = [];

  const take = (): Waiting[] => {
    let count = 0;
    let end = 0;
    while (
      end < queue.length &&
      (end === 0 || count + (queue[end] as Waiting).events.length <= maxBatch)
    ) {
      count += (queue[end] as Waiting).events.length;
      end += 1;
    }
    const taken = queue.slice(0, end);
    queue = queue.slice(end);
    return taken;
  };

  const write = async (requests: readonly Waiting[]): Promise<void> => {
    const id = uuidv7();
    const events = requests
      .flatMap((request) => request.events)
      .map((event) => ({ ...event, batch: id }));
    const visitors = [...new Set(events.map(visitorKey))];
    try {
      await deps.pending.announce(id, deps.writer, visitors);
      const duplicates = await deps.events.insert(events);
      const recompute = new Set(
        [...duplicates].map((index) => visitorKey(events[index] as StoredEvent)),
      );
      if (!(await deps.pending.stillOwned([id], deps.writer)).has(id)) {
        await deps.pending.takeBack(id, deps.writer, visitors);
        for (const visitor of visitors) recompute.add(visitor);
      }
      deps.onCommitted({
        id,
        events: events.filter((_, index) => !duplicates.has(index)),
        duplicates: events.filter((_, index) => duplicates.has(index)),
        recompute,
      });
      let index = 0;
      for (const request of requests) {
        request.resolve(request.events.map(() => ({ duplicate: duplicates.has(index++) })));
      }
    } catch (cause) {
      // What is on disk of it, whoever finds the pending document past its lease recomputes.
      const error = new ApiError('unavailable', { retryAfter: 5, cause });
      for (const request of requests) request.reject(error);
    }
  };

  const pump = (): void => {
    while (inFlight < maxInFlight && queue.length > 0) {
      const requests = take();
      const count = requests.reduce((sum, { events }) => sum + events.length, 0);
      inFlight += 1;
      void write(requests).finally(() => {
        inFlight -= 1;
        waiting -= count;
        pump();
      });
    }
    if (inFlight === 0 && queue.length === 0) {
      for (const done of idlers) done();
      idlers = [];
    }
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
        // One turn of the loop gathers what arrived together, without holding a lone request back.
        if (inFlight === 0) setImmediate(pump);
        else pump();
      });
    },
    waiting: () => waiting,
    idle: () =>
      inFlight === 0 && queue.length === 0
        ? Promise.resolve()
        : new Promise((done) => idlers.push(done)),
  };
}
