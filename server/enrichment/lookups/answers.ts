import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ProviderState } from '../../contracts/enrichment.ts';
import type { Clock } from '../../ports.ts';
import type { ProviderOutcome, Subject } from '../providers/ask-provider.ts';
import type { UsageStore } from '../settings/usage-store.ts';
import { FAILURES } from '../settings/try-provider.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { AnswerStore, StoredAnswer } from './answer-store.ts';
import type { Breaker } from './breaker.ts';
import type { UsageCounter } from './count-usage.ts';
import { freshnessOf } from './freshness.ts';
import type { ProviderToAsk } from './provider-to-ask.ts';
import { SHARED } from './subject-key.ts';

/** Longer than a question may take: 2 s, and the database's own time around it. */
const LEASE_MS = 6_000;
const POLL_MS = 60;

/** Who asks: the site whose budget and counts these are, and of a person the visitor. */
export interface Asker {
  site: string;
  /** US dollars in millionths; null for no limit. */
  budget: number | null;
  visitor?: string;
}

/** An answer, from wherever; `unavailable`: not now. */
export type Answer =
  | { kind: 'answered'; answer: StoredAnswer }
  | { kind: 'later'; retryAfterMs: number }
  | { kind: 'unavailable' };

export interface AnswersDeps {
  cache: AnswerCache;
  store: AnswerStore;
  usage: UsageStore;
  counter: UsageCounter;
  breaker: Breaker;
  keyOf(owner: string, provider: string, subject: Subject): string;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
}

const STATES: Readonly<Partial<Record<keyof typeof FAILURES, ProviderState>>> = {
  invalid_key: 'invalid_key',
  quota_exceeded: 'quota_exceeded',
  rate_limited: 'rate_limited',
};

/**
 * Answers of providers: from the cache while they are fresh; from the cache, and asked anew in the
 * background, while they are still of use; else asked, once for all who want it at the same time,
 * in this process and in others. What fails is not kept, and lets the provider rest.
 */
export function createAnswers(deps: AnswersDeps) {
  const { cache, store, usage, counter, breaker, clock, log } = deps;
  const flights = new Map<string, Promise<Answer>>();
  const shown = new Map<string, ProviderState>();

  /** The settings show how a provider fares: written when that changes. */
  const noteState = async (
    site: string,
    { id, record }: ProviderToAsk,
    outcome: ProviderOutcome,
  ) => {
    const failed = outcome.kind === 'failed' && outcome.why !== 'refused' ? outcome.why : undefined;
    const state = failed === undefined ? 'ok' : (STATES[failed] ?? 'failing');
    const key = `${site}:${record}`;
    if (shown.get(key) === state) return;
    if (shown.size > 10_000) shown.clear();
    shown.set(key, state);
    await usage.setState(site, id, state, failed && FAILURES[failed], clock());
  };

  const keep = async (
    id: string,
    { owner }: ProviderToAsk,
    subject: Subject,
    outcome: Extract<ProviderOutcome, { kind: 'found' | 'nothing' }>,
    visitor: string | undefined,
  ): Promise<StoredAnswer> => {
    const fields = outcome.kind === 'found' ? outcome.fields : {};
    const confidence = outcome.kind === 'found' ? outcome.confidence : 'low';
    const answer = { fields, confidence, ...freshnessOf(subject.kind, fields, clock()) };
    await store.put(id, owner, answer, visitor);
    // Erasing a person forgets one place, and at once: the database.
    if (subject.kind !== 'email') await cache.set(id, answer, clock());
    return answer;
  };

  /** Asks for real; the caller holds the lease of this key. */
  const askNow = async (
    id: string,
    lease: string,
    provider: ProviderToAsk,
    subject: Subject,
    asker: Asker,
  ): Promise<Answer> => {
    const cost = provider.owner === SHARED ? 0 : provider.cost(subject.kind);
    if (cost > 0 && !(await usage.reserve(asker.site, cost, asker.budget, clock()))) {
      counter.overBudget(asker.site);
      await store.release(id, lease);
      return { kind: 'unavailable' };
    }
    const asked = clock();
    const { outcome } = await provider.ask(subject);
    const spent = outcome.kind === 'found' ? cost : 0;
    if (spent < cost) await usage.refund(asker.site, cost, asked);
    const failed = outcome.kind === 'failed';
    counter.call(asker.site, provider.id, { matched: outcome.kind === 'found', failed, spent });
    await noteState(asker.site, provider, outcome);
    if (failed) await breaker.failed(provider.record, outcome.why, outcome.retryAfterMs, clock());
    else await breaker.succeeded(provider.record);
    if (outcome.kind === 'found' || outcome.kind === 'nothing') {
      return {
        kind: 'answered',
        answer: await keep(id, provider, subject, outcome, asker.visitor),
      };
    }
    // What it does not like today it will not like in a minute.
    if (failed && outcome.why === 'refused') {
      const answer = await keep(id, provider, subject, { kind: 'nothing' }, asker.visitor);
      return { kind: 'answered', answer };
    }
    await store.release(id, lease);
    return outcome.kind === 'later'
      ? { kind: 'later', retryAfterMs: outcome.retryAfterMs }
      : { kind: 'unavailable' };
  };

  const isFresh = (answer: StoredAnswer | undefined): answer is StoredAnswer =>
    answer !== undefined && answer.freshUntil > clock();

  /** Asks, or waits for the process that is asking. */
  const refresh = async (
    id: string,
    provider: ProviderToAsk,
    subject: Subject,
    asker: Asker,
  ): Promise<Answer> => {
    const lease = randomUUID();
    const giveUp = performance.now() + LEASE_MS;
    for (;;) {
      if (await breaker.isOpen(provider.record, clock())) return { kind: 'unavailable' };
      if (await store.claim(id, provider.owner, lease, clock(), LEASE_MS)) {
        // Somebody may have answered between our look and our claim.
        const already = await store.get(id);
        if (!isFresh(already)) return askNow(id, lease, provider, subject, asker);
        await store.release(id, lease);
        counter.hit(asker.site, savedBy(already, provider, subject));
        return { kind: 'answered', answer: already };
      }
      await delay(POLL_MS);
      const answer = await store.get(id);
      if (isFresh(answer)) {
        counter.hit(asker.site, savedBy(answer, provider, subject));
        return { kind: 'answered', answer };
      }
      if (performance.now() > giveUp) return { kind: 'unavailable' };
    }
  };

  const savedBy = ({ fields }: StoredAnswer, provider: ProviderToAsk, { kind }: Subject): number =>
    Object.keys(fields).length > 0 ? provider.cost(kind) : 0;

  const readThrough = async (
    id: string,
    kind: Subject['kind'],
  ): Promise<StoredAnswer | undefined> => {
    const near = kind === 'email' ? undefined : await cache.get(id);
    if (near && near.freshUntil > clock()) return near;
    const far = await store.get(id);
    if (far && kind !== 'email') await cache.set(id, far, clock());
    return far && far.goneAt > clock() ? far : undefined;
  };

  /** One flight a key in this process; everybody else who comes meanwhile gets its answer. */
  const fly = (id: string, take: () => Promise<Answer>): Promise<Answer> => {
    const flight = take().finally(() => flights.delete(id));
    flights.set(id, flight);
    return flight;
  };

  return {
    /** Asks a provider, or what remembers it. Rejects only as the database does. */
    async answerOf(provider: ProviderToAsk, subject: Subject, asker: Asker): Promise<Answer> {
      const id = deps.keyOf(provider.owner, provider.id, subject);
      const running = flights.get(id);
      if (running) {
        const answer = await running;
        if (answer.kind === 'answered') {
          counter.hit(asker.site, savedBy(answer.answer, provider, subject));
        }
        return answer;
      }
      let stale = false;
      const answer = await fly(id, async () => {
        const known = await readThrough(id, subject.kind);
        if (!known) return refresh(id, provider, subject, asker);
        stale = !isFresh(known);
        if (asker.visitor !== undefined) await store.addVisitor(id, asker.visitor);
        counter.hit(asker.site, savedBy(known, provider, subject));
        return { kind: 'answered', answer: known };
      });
      // It is used while it is asked anew: nobody waits for that.
      const anew = `anew ${id}`;
      if (stale && !flights.has(anew)) {
        fly(anew, () => refresh(id, provider, subject, asker)).catch((error: unknown) => {
          log.warn({ err: error, provider: provider.id }, 'an answer could not be asked anew');
        });
      }
      return answer;
    },

    /** Resolves when nothing is being asked any more. */
    async idle(): Promise<void> {
      while (flights.size > 0) await Promise.allSettled(flights.values());
    },
  };
}
export type Answers = ReturnType<typeof createAnswers>;
