import { after, before, describe, test } from 'node:test';
import fc, { type Scheduler } from 'fast-check';
import { createIndexes } from '../database.ts';
import { testDatabase } from '../engine/testing/test-database.ts';
import { createWorld, type BeforeStep } from './testing/projection-world.ts';

/** How often the random ones are played, each time with another interleaving. */
const RUNS = Number(process.env['CLARM_INTERLEAVINGS'] ?? 15);
/** More steps than a writer takes from its commit to the end of its projection. */
const STEPS = 16;
const FOREVER = 10_000;

/** A process whose every step the scheduler orders, and which is dead after `lifetime` steps. */
const mortal = (lifetime: number, s?: Scheduler): BeforeStep => {
  let left = lifetime;
  return async (name) => {
    await s?.schedule(Promise.resolve(), name);
    if (left <= 0) throw new Error('dead');
    left -= 1;
  };
};

/** A process that falls asleep before its step `asleepAt`, until it is woken. */
const sleeper = (asleepAt: number) => {
  let step = 0;
  let wake = (): void => undefined;
  const woken = new Promise<void>((resolve) => (wake = resolve));
  let fallAsleep = (): void => undefined;
  const asleep = new Promise<void>((resolve) => (fallAsleep = resolve));
  const beforeStep: BeforeStep = async () => {
    if (step++ !== asleepAt) return;
    fallAsleep();
    await woken;
  };
  return { beforeStep, asleep, wake };
};

describe('the projection protocol, its real functions interleaved on the real engine', () => {
  let db: Awaited<ReturnType<typeof testDatabase>>;
  let world: ReturnType<typeof createWorld>;

  before(async () => {
    db = await testDatabase();
    world = createWorld(db.connection);
    await createIndexes(db.connection);
  });
  after(() => db.stop());

  test('a writer that sleeps past its lease, at any step, and then goes on', async () => {
    for (let asleepAt = 0; asleepAt < STEPS; asleepAt += 1) {
      const history = world.newHistory();
      const { beforeStep, asleep, wake } = sleeper(asleepAt);
      const zombie = history.processOf('zombie', beforeStep).write([1, 2]);
      await Promise.race([asleep, zombie]);
      const other = history.processOf('other');
      while (await other.recoverOne());
      await other.write([3, 4]);
      await other.rebuild();
      wake();
      await zombie;
      await history.verify();
    }
  });

  test('a recoverer that sleeps at any step while the writer it robbed goes on', async () => {
    for (let writerAt = 1; writerAt < STEPS; writerAt += 1) {
      for (let asleepAt = 0; asleepAt < STEPS; asleepAt += 1) {
        const history = world.newHistory();
        const writer = sleeper(writerAt);
        const robbed = history.processOf('robbed', writer.beforeStep).write([1, 2]);
        await Promise.race([writer.asleep, robbed]);
        const recoverer = sleeper(asleepAt);
        const recovery = history.processOf('recoverer', recoverer.beforeStep).recoverOne();
        await Promise.race([recoverer.asleep, recovery]);
        writer.wake();
        await robbed;
        await history.processOf('other').write([2, 3]);
        recoverer.wake();
        await recovery;
        await history.verify();
      }
    }
  });

  test('a writer that dies at any step', async () => {
    for (let lifetime = 0; lifetime < STEPS; lifetime += 1) {
      const history = world.newHistory();
      await history.processOf('dying', mortal(lifetime)).write([1, 2]);
      await history.processOf('other').write([2, 3]);
      await history.verify();
    }
  });

  test('a writer that sleeps past its lease at one step and dies at a later one', async () => {
    for (let asleepAt = 0; asleepAt < STEPS; asleepAt += 1) {
      for (let lifetime = asleepAt; lifetime < STEPS; lifetime += 1) {
        const history = world.newHistory();
        const { beforeStep, asleep, wake } = sleeper(asleepAt);
        const die = mortal(lifetime);
        const zombie = history
          .processOf('zombie', async (name) => {
            await beforeStep(name);
            await die(name);
          })
          .write([1, 2]);
        await Promise.race([asleep, zombie]);
        while (await history.processOf('other').recoverOne());
        wake();
        await zombie;
        await history.retryUnanswered([1, 2]);
        await history.verify();
      }
    }
  });

  const play = async (s: Scheduler, lives: readonly number[], shared: boolean): Promise<void> => {
    const history = world.newHistory();
    const living = (name: string, index: number) =>
      history.processOf(name, mortal(lives[index] ?? FOREVER, s));
    const [a, b, r, x] = [living('a', 0), living('b', 1), living('r', 2), living('x', 3)];
    const recoveries = async () => {
      for (let looks = 0; looks < 6; looks += 1) await r.recoverOne();
    };
    const rebuilds = async () => {
      for (let times = 0; times < 2; times += 1) await x.rebuild();
    };
    // The second writer's batch may hold an event that the first one's holds too: a retry.
    // The second batch of one writer is folded onto what it remembers of the first.
    const writes = async () => {
      await a.write([1, 2]);
      await a.write([5]);
    };
    const work = [writes(), b.write([shared ? 2 : 3, 4]), recoveries(), rebuilds()];
    await s.waitFor(Promise.allSettled(work));
    await history.retryUnanswered([1, 2]);
    await history.retryUnanswered([5]);
    await history.retryUnanswered([shared ? 2 : 3, 4]);
    await history.verify();
  };

  test('two writers, a recoverer that takes everything over, and rebuilds, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), (s, shared) => play(s, [], shared)),
      { numRuns: RUNS, includeErrorInReport: true },
    );
  });

  test('with a crash of any of them at any step', async () => {
    const life = fc.oneof(fc.integer({ min: 0, max: 26 }), fc.constant(FOREVER));
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
