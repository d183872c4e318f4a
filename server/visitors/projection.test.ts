import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc, { type Scheduler } from 'fast-check';
import { createIndexes } from '../database.ts';
import { testDatabase } from '../engine/test-database.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { OutboxItem } from '../ports.ts';
import { eventKey, eventStore } from '../tracking/event-store.ts';
import { createGroupCommit } from '../tracking/group-commit.ts';
import { pendingStore } from '../tracking/pending-store.ts';
import { applyBatches } from './apply.ts';
import type { BatchToApply, EventsPort, PendingPort, ProjectionDeps } from './projection-deps.ts';
import { rebuildVisitors } from './rebuild.ts';
import { foldAll } from './recompute.ts';
import { recoverOne } from './recover.ts';
import { testScoring, alertOnCrossing } from './test-scoring.ts';
import { visitorStore, type VisitorStore } from './visitor-store.ts';

/** How often the whole is played; each time with other interleavings and crashes. */
const RUNS = Number(process.env['CLARM_INTERLEAVINGS'] ?? 150);

class Crash extends Error {}

describe('the projection protocol, its real functions interleaved on the real engine', () => {
  let db: Awaited<ReturnType<typeof testDatabase>>;
  let events: ReturnType<typeof eventStore>;
  let pending: ReturnType<typeof pendingStore>;
  let visitors: VisitorStore;

  before(async () => {
    db = await testDatabase();
    events = eventStore(db.connection);
    pending = pendingStore(db.connection);
    visitors = visitorStore(db.connection);
    await createIndexes(db.connection);
  });
  after(() => db.stop());

  const eventOf = (site: string, visitor: string, index: number): StoredEvent => {
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

  /** Every call is one step of the interleaving; after `crashAfter` steps the process is dead. */
  const stepped = <T extends object>(target: T, s: Scheduler, life: { left: number }): T =>
    new Proxy(target, {
      get(object, name) {
        const member = Reflect.get(object, name) as unknown;
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const call = async () => {
            await s.schedule(Promise.resolve(), String(name));
            if (life.left <= 0) throw new Crash();
            life.left -= 1;
            return Reflect.apply(member, object, args) as unknown;
          };
          if (name !== 'ofVisitor') return call();
          return (async function* () {
            yield* (await call()) as AsyncIterable<StoredEvent>;
          })();
        };
      },
    });

  const process_ = (
    name: string,
    s: Scheduler | undefined,
    lifetime: number,
    sent: Map<string, OutboxItem>,
  ) => {
    const life = { left: lifetime };
    const wrap = <T extends object>(target: T): T => (s ? stepped(target, s, life) : target);
    const deps: ProjectionDeps = {
      visitors: wrap(visitors),
      events: wrap<EventsPort>(events),
      pending: wrap<PendingPort>(pending),
      writer: name,
      scoringFor: async () => testScoring,
      decideAlert: alertOnCrossing,
      outbox: wrap({
        enqueue: async (items: readonly OutboxItem[]) => {
          for (const item of items) sent.set(`${item.event}:${item.key}`, item);
        },
      }),
      recordEffects: async () => undefined,
      hub: { publish: () => undefined, subscribe: () => () => undefined },
      clock: Date.now,
      log: { error: () => undefined, warn: () => undefined },
      onQuarantine: () => undefined,
    };
    const committed: BatchToApply[] = [];
    const group = createGroupCommit({
      events: wrap({ insert: events.insert }),
      pending: wrap({
        announce: pending.announce,
        stillOwned: pending.stillOwned,
        takeBack: pending.takeBack,
      }),
      writer: name,
      onCommitted: (batch) => committed.push(batch),
      backlog: () => 0,
    });
    /** Commits, and if that was acknowledged, projects; a crash ends it anywhere. */
    const write = async (
      batch: readonly StoredEvent[],
      acknowledged: Set<string>,
    ): Promise<void> => {
      try {
        await group.commit(batch);
        for (const { _id } of batch) acknowledged.add(_id);
        for (const one of committed) await applyBatches(deps, [one]);
      } catch {
        // Dead, or told "503": either way not acknowledged, or left to recovery.
      }
    };
    return { deps, write };
  };

  const play = async (s: Scheduler, lives: readonly number[], shared: boolean): Promise<void> => {
    const visitor = `v_${Math.random().toString(36).slice(2)}`;
    // A site of its own: above 60 alerts an hour, a site's alerts are not sent.
    const site = `w_${visitor.slice(2)}`;
    const key = `${site}:${visitor}`;
    const acknowledged = new Set<string>();
    const sent = new Map<string, OutboxItem>();
    const first = [1, 2].map((index) => eventOf(site, visitor, index));
    // The second writer's batch may hold an event that the first one's holds too: a retry.
    const second = [shared ? 2 : 3, 4].map((index) => eventOf(site, visitor, index));
    const [a, b, r, x] = lives.map((life, index) =>
      process_(`${'abrx'[index]}-${visitor}`, s, life, sent),
    );
    const recoverer = async () => {
      // Lease 0: whatever is pending is taken over, so that every living writer may be a zombie.
      while (await recoverOne((r as typeof a & {}).deps, 0));
    };
    const rebuild = () => rebuildVisitors((x as typeof a & {}).deps, [key]);
    await s.waitFor(
      Promise.allSettled([
        (a as typeof a & {}).write(first, acknowledged),
        (b as typeof a & {}).write(second, acknowledged),
        recoverer(),
        rebuild(),
      ]),
    );

    const survivor = process_('survivor', undefined, Infinity, sent);
    while (await recoverOne(survivor.deps, 0));

    const stored: StoredEvent[] = [];
    for await (const event of events.ofVisitor(site, visitor)) stored.push(event);
    for (const id of acknowledged) {
      assert.equal(
        stored.filter(({ _id }) => _id === id).length,
        1,
        'an acknowledged event is on disk once',
      );
    }
    const doc = await visitors.get(key);
    if (stored.length === 0) return assert.equal(doc, undefined);
    const rebuilt = await foldAll(stored, testScoring);
    assert.deepEqual(doc?.state, rebuilt, 'the projection equals a rebuild');
    assert.equal(await pending.count(), 0, 'no batch is left');
    assert.deepEqual(doc?.notices, [], 'no notice is left behind');
    const alerts = [...sent.values()].filter(({ event }) => event === 'high_intent_visitor');
    const shouldAlert = stored.length * 30 >= testScoring.threshold;
    assert.equal(alerts.length, shouldAlert ? 1 : 0, 'exactly one alert');
  };

  const forever = 10_000;

  test('two writers, a recoverer that takes everything over, and a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), (s, shared) =>
        play(s, [forever, forever, forever, forever], shared),
      ),
      { numRuns: RUNS, includeErrorInReport: true },
    );
  });

  test('with a crash of any of them at any step', async () => {
    const life = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.constant(forever));
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.tuple(life, life, life, life),
        fc.boolean(),
        (s, lives, shared) => play(s, lives, shared),
      ),
      { numRuns: RUNS * 2, includeErrorInReport: true },
    );
  });
});
