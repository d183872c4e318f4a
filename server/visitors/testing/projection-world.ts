import assert from 'node:assert/strict';
import type { Connection } from 'mongoose';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import type { OutboxItem } from '../../ports.ts';
import { commitInSteps } from '../../tracking/durable-commit.ts';
import { eventKey, eventStore } from '../../tracking/event-store.ts';
import { createGroupCommit } from '../../tracking/group-commit.ts';
import { pendingStore } from '../../tracking/pending-store.ts';
import { applyBatches } from '../apply.ts';
import { foldRound } from '../fold-round.ts';
import type { BatchToApply, EventsPort, PendingPort, ProjectionDeps } from '../projection-deps.ts';
import { rebuildVisitors } from '../rebuild.ts';
import { foldAll } from '../recompute.ts';
import { recoverOne } from '../recover.ts';
import { createVisitorMemory } from '../visitor-memory.ts';
import { visitorStore } from '../visitor-store.ts';
import { alertOnCrossing, testScoring } from './test-scoring.ts';

/** What happens before each call of a process to the database; it may wait, or throw. */
export type BeforeStep = (name: string) => Promise<void>;

const stepped = <T extends object>(target: T, beforeStep: BeforeStep): T =>
  new Proxy(target, {
    get(object, name) {
      const member = Reflect.get(object, name) as unknown;
      if (typeof member !== 'function') return member;
      const call = async (args: unknown[]) => {
        await beforeStep(String(name));
        return Reflect.apply(member, object, args) as unknown;
      };
      if (name !== 'ofVisitor') return (...args: unknown[]) => call(args);
      return async function* (...args: unknown[]) {
        yield* (await call(args)) as AsyncIterable<StoredEvent>;
      };
    },
  });

/** The real stores on a real engine, and processes whose every step a test can order. */
export function createWorld(connection: Connection) {
  const events = eventStore(connection);
  const pending = pendingStore(connection);
  const visitors = visitorStore(connection);

  /** One visitor, on a site of its own: above 60 alerts an hour, a site's alerts are not sent. */
  const newHistory = () => {
    const visitor = `v_${Math.random().toString(36).slice(2)}`;
    const site = `w_${visitor.slice(2)}`;
    const key = `${site}:${visitor}`;
    const acknowledged = new Set<string>();
    const sent = new Map<string, OutboxItem>();

    const eventOf = (index: number): StoredEvent => {
      const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      const at = new Date(Date.now() - 1_000 + index);
      return {
        _id: eventKey(site, visitor, id),
        site,
        visitor_id: visitor,
        event_id: id,
        event: 'page_view',
        url: `https://a.example/p${index}`,
        session_id: `s_session${index % 2}`,
        timestamp: at,
        received_at: new Date(),
        source: 'browser',
        batch: '',
      };
    };

    const processOf = (name: string, beforeStep?: BeforeStep) => {
      const wrap = <T extends object>(target: T): T =>
        beforeStep ? stepped(target, beforeStep) : target;
      // As one that is alone: what it remembers is out of date wherever another one wrote.
      const memory = createVisitorMemory();
      const { stillOwned } = wrap({ stillOwned: pending.stillOwned });
      const deps: ProjectionDeps = {
        visitors: wrap(visitors),
        foldRound: (batches) =>
          foldRound(
            { ...deps, memory, stillOwned: (ids) => stillOwned(ids, deps.writer) },
            batches,
          ),
        forget: memory.forget,
        events: wrap<EventsPort>(events),
        pending: wrap<PendingPort>(pending),
        writer: `${name}-${visitor}`,
        scoringFor: async () => testScoring,
        decideAlert: alertOnCrossing,
        outbox: wrap({
          enqueue: async (items: readonly OutboxItem[]) => {
            for (const item of items) sent.set(`${item.event}:${item.key}`, item);
          },
          hasten: async () => undefined,
        }),
        recordEffects: async () => undefined,
        onDecayed: async () => undefined,
        erasedAmong: async () => new Set(),
        eraseData: async () => undefined,
        hub: { publish: () => undefined, subscribe: () => () => undefined },
        clock: Date.now,
        log: { error: () => undefined, warn: () => undefined },
        onQuarantine: () => undefined,
      };
      const committed: BatchToApply[] = [];
      const group = createGroupCommit({
        // As many commands as there are steps, so that others can come between them.
        commit: commitInSteps({
          events: wrap({ insert: events.insert }),
          pending: wrap({ announce: pending.announce, confirm: pending.confirm }),
        }),
        pending: wrap({ takeBack: pending.takeBack }),
        writer: deps.writer,
        onCommitted: (batch) => committed.push(batch),
        backlog: () => 0,
      });
      return {
        /** Commits, and if that was acknowledged, projects; a crash ends it anywhere. */
        async write(indexes: readonly number[]): Promise<void> {
          const batch = indexes.map(eventOf);
          try {
            await group.commit(batch);
            for (const { _id } of batch) acknowledged.add(_id);
            for (const one of committed.splice(0)) await applyBatches(deps, [one]);
          } catch {
            // Dead, or told "503": not acknowledged, or left to recovery.
          }
        },
        /** With a lease of 0 whatever is pending is taken over: every living writer may be a zombie. */
        recoverOne: () => recoverOne(deps, 0),
        rebuild: () => rebuildVisitors(deps, [key]),
      };
    };

    /** A browser that got no answer sends its events again. */
    const retryUnanswered = async (indexes: readonly number[]): Promise<void> => {
      if (indexes.some((index) => !acknowledged.has(eventOf(index)._id))) {
        await processOf('retried').write(indexes);
      }
    };

    /** Lets a survivor recover what is left, then compares everything with the truth. */
    const verify = async (): Promise<void> => {
      const survivor = processOf('survivor');
      while (await survivor.recoverOne());
      const stored: StoredEvent[] = [];
      for await (const event of events.ofVisitor(site, visitor)) stored.push(event);
      const ids = stored.map(({ _id }) => _id);
      assert.equal(new Set(ids).size, ids.length, 'no event is on disk twice');
      for (const id of acknowledged)
        assert.ok(ids.includes(id), 'every acknowledged event is on disk');
      assert.equal(await pending.count(), 0, 'no batch is left');
      const doc = await visitors.get(key);
      if (stored.length === 0) return assert.equal(doc, undefined);
      assert.deepEqual(
        doc?.state,
        await foldAll(stored, testScoring),
        'the projection equals a rebuild',
      );
      assert.deepEqual(doc?.notices, [], 'no notice is left behind');
      const alerts = [...sent.values()].filter(({ event }) => event === 'high_intent_visitor');
      const crossed = stored.length * 30 >= testScoring.threshold;
      assert.equal(alerts.length, crossed ? 1 : 0, 'exactly one alert');
    };

    return { processOf, retryUnanswered, verify };
  };

  return { newHistory };
}
