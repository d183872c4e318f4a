import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { ChatMessage, Clock, FollowUpHandler } from '../ports.ts';
import { followUpStore, type FollowUpDoc, type FollowUpKind } from './follow-up-store.ts';

const POLL_MS = 1_000;
/** Longer than the slowest handler: an answer of a model, and some for the database. */
const LEASE_MS = 60_000;
const MAX_AT_ONCE = 8;
const TURN_MS = 300;
const GRACE_MS = 3_000;
/** After the first, second … failed try; after the last one it is given up. */
const RETRY_MS = [2_000, 4_000, 8_000, 60_000, 300_000, 1_800_000] as const;

export interface FollowUpsDeps {
  connection: Connection;
  handlers: Readonly<Record<FollowUpKind, FollowUpHandler>>;
  clock: Clock;
  log: Pick<Logger, 'warn' | 'error'>;
  pollMs?: number;
}

/** What follows from chat messages, done by whichever process is first, and after a crash by another. */
export interface FollowUps {
  /** Durable when it resolves; asking again changes nothing. */
  onMessage(message: ChatMessage): Promise<void>;
  eraseVisitor(site: string, visitor: string): Promise<void>;
  start(): void;
  /** Takes nothing more; what was on its way is done or back on the list when it resolves. */
  stop(): Promise<void>;
}

/** Makes the queue of the chat's follow-ups; it does nothing before `start`. */
export function createFollowUps(deps: FollowUpsDeps): FollowUps {
  const { handlers, clock, log } = deps;
  const store = followUpStore(deps.connection);
  const kinds = Object.keys(handlers) as FollowUpKind[];
  const underway = new Set<Promise<void>>();
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let pump: Promise<void> | undefined;
  let again = false;

  const settleFailure = async (taken: FollowUpDoc, error: unknown): Promise<void> => {
    if (controller.signal.aborted) return store.postpone(taken, 0, true);
    const retry = RETRY_MS[taken.tries - 1];
    log.warn({ err: error, kind: taken.kind, tries: taken.tries }, 'a follow-up failed');
    if (retry !== undefined) return store.postpone(taken, retry, false);
    await handlers[taken.kind].giveUp?.(taken, error);
    await store.finish(taken);
  };

  const run = async (taken: FollowUpDoc): Promise<void> => {
    // One after the other within a conversation: a thread reads in order.
    if (await store.hasEarlier(taken)) return store.postpone(taken, TURN_MS, true);
    try {
      await handlers[taken.kind].handle(taken, controller.signal);
    } catch (error) {
      return settleFailure(taken, error);
    }
    await store.finish(taken);
  };

  const takeAll = async (): Promise<void> => {
    do {
      again = false;
      while (running && underway.size < MAX_AT_ONCE) {
        const taken = await store.claim(LEASE_MS);
        if (!taken) break;
        const task: Promise<void> = run(taken)
          .catch((error: unknown) => log.error({ err: error }, 'a follow-up could not be settled'))
          .finally(() => {
            underway.delete(task);
            wake();
          });
        underway.add(task);
      }
    } while (again && running);
  };

  const wake = (): void => {
    again = true;
    if (!running || pump) return;
    pump = takeAll()
      .catch((error: unknown) => log.warn({ err: error }, 'due follow-ups could not be read'))
      .finally(() => {
        pump = undefined;
      });
  };

  return {
    async onMessage(message) {
      for (const kind of kinds) {
        const waitMs = await handlers[kind].follows(message);
        if (waitMs === undefined) continue;
        const { site, conversation_id, message_id, seq, visitor_id } = message;
        await store.add({
          site,
          kind,
          conversation_id,
          message_id,
          seq,
          ...(visitor_id === undefined ? {} : { visitor_id }),
          // The claim goes by the database's clock: what is not to wait waits for no clock.
          due_at: waitMs === 0 ? new Date(1) : new Date(clock() + waitMs),
        });
        if (waitMs === 0) wake();
      }
    },
    eraseVisitor: store.erase,
    start() {
      if (running) return;
      running = true;
      timer = setInterval(wake, deps.pollMs ?? POLL_MS);
      timer.unref();
      wake();
    },
    async stop() {
      running = false;
      clearInterval(timer);
      await pump;
      const giveUp = setTimeout(() => controller.abort(), GRACE_MS);
      await Promise.all(underway);
      clearTimeout(giveUp);
    },
  };
}
