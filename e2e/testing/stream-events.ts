import { setTimeout as delay } from 'node:timers/promises';
import {
  AGAIN_MS,
  DEMO_SITE,
  eventOf,
  newVisitor,
  track,
  type SentEvent,
  type Tracked,
} from './track.ts';

const BATCH = 6;
const PATIENCE_MS = 90_000;

/** Visitors who send one batch after the other, all at the same time. */
export interface EventStream {
  /** Everything that was sent, answered or not, by visitor. */
  sent: ReadonlyMap<string, readonly SentEvent[]>;
  /** The ids of what was answered with "202, accepted". */
  acknowledged: ReadonlySet<string>;
  /** Every answer that was no 202. */
  refusals: readonly Tracked[];
  /** Requests without any answer. */
  unanswered(): number;
  /** Resolves once so many events are acknowledged. */
  until(acknowledged: number): Promise<void>;
  /** Resolves when every visitor has ended: told to, or refused where they do not try again. */
  stop(): Promise<void>;
}

export interface StreamOptions {
  visitors?: number;
  site?: string;
  /** As browsers do: a batch that was not acknowledged is sent again, until it is. */
  retries?: boolean;
  /** Beside those of a browser. */
  headers?: Readonly<Record<string, string>>;
}

/** Begins to send page views and clicks to a server. */
export function streamEvents(
  server: { url: string },
  { visitors = 12, site = DEMO_SITE, retries = false, headers = {} }: StreamOptions = {},
): EventStream {
  const sent = new Map<string, SentEvent[]>();
  const acknowledged = new Set<string>();
  const refusals: Tracked[] = [];
  const waiting = new Set<() => void>();
  let unanswered = 0;
  let stopping = false;

  /** Whether the batch was acknowledged, in the end. */
  const deliver = async (batch: readonly SentEvent[]): Promise<boolean> => {
    for (;;) {
      const tracked = await track(server, site, batch, headers).catch(() => undefined);
      if (!tracked) unanswered += 1;
      else if (!tracked.answer) refusals.push(tracked);
      else {
        const { accepted, duplicates, rejected } = tracked.answer;
        if (rejected.length > 0 || accepted + duplicates !== batch.length)
          throw new Error(`The stream's own events are wrong: ${JSON.stringify(rejected)}`);
        for (const { event_id } of batch) acknowledged.add(event_id);
        for (const look of waiting) look();
        return true;
      }
      if (!retries) return false;
      await delay(AGAIN_MS);
    }
  };

  const visit = async (visitor: string): Promise<void> => {
    const events: SentEvent[] = [];
    sent.set(visitor, events);
    for (let round = 0, goesOn = true; goesOn && !stopping; round++) {
      const batch = Array.from({ length: 1 + (round % BATCH) }, (_, index) =>
        eventOf(visitor, index % 3 === 2 ? { event: 'click', properties: { round } } : {}),
      );
      events.push(...batch);
      goesOn = await deliver(batch);
    }
  };
  const ended = Promise.all(Array.from({ length: visitors }, () => visit(newVisitor())));

  return {
    sent,
    acknowledged,
    refusals,
    unanswered: () => unanswered,
    until: (count) =>
      new Promise<void>((resolve, reject) => {
        const look = (): void => {
          if (acknowledged.size < count) return;
          waiting.delete(look);
          clearTimeout(impatience);
          resolve();
        };
        const complain = (): void =>
          reject(
            new Error(
              `${acknowledged.size} of ${count} acknowledged, ${refusals.length} refused, ${unanswered} unanswered`,
            ),
          );
        const impatience = setTimeout(complain, PATIENCE_MS);
        void ended.then(complain, reject);
        waiting.add(look);
        look();
      }),
    async stop() {
      stopping = true;
      await ended;
    },
  };
}
