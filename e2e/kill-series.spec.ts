import { setTimeout as delay } from 'node:timers/promises';
import { testDatabase } from '../server/engine/testing/test-database.ts';
import { testRedis } from '../server/live/testing/test-redis.ts';
import { expectEqualsRebuild, expectStoredOnce } from './testing/compare-with-rebuild.ts';
import { openDatabase } from './testing/database.ts';
import { childrenOf, engineOf, isAlive } from './testing/processes.ts';
import type { RunningServer } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';
import { streamEvents } from './testing/stream-events.ts';

/**
 * Moments at which something is killed, each at random while events come in. Every one costs a
 * start; CLARM_KILLS=20 and more is for who changes the road of an event.
 */
const KILLS = Number(process.env['CLARM_KILLS'] ?? 1);
const MOMENT_MS = 400;
const VISITORS = 40;
/** A start takes a second or two; on a machine that is busy with other things, ten. */
test.describe.configure({ timeout: 180_000 + KILLS * 12_000 });

const someMoment = () => delay(Math.random() * MOMENT_MS);
/** Between two engines there is none for a moment. */
const nextEngineOf = async (server: RunningServer): Promise<number> => {
  await expect.poll(() => childrenOf(server.pid).length, { intervals: [20] }).toBe(1);
  return engineOf(server);
};
const gone = (pid: number) => expect.poll(() => isAlive(pid), { intervals: [10] }).toBe(false);

test(`kill -9 of the engine at ${KILLS} moments: all is there once, and projections equal a rebuild`, async ({
  server,
}) => {
  const stream = streamEvents(server, { retries: true, visitors: VISITORS });
  for (let kills = 0; kills < KILLS; kills += 1) {
    await stream.until(stream.acknowledged.size + 20);
    await someMoment();
    const engine = await nextEngineOf(server);
    process.kill(engine, 'SIGKILL');
    await gone(engine);
  }
  await stream.until(stream.acknowledged.size + 20);
  await stream.stop();
  expect(server.ending).toBeUndefined();
  expect(stream.unanswered(), 'every request had an answer').toBe(0);
  for (const { status, retryAfter } of stream.refusals) {
    expect(status).toBe(503);
    expect(retryAfter).toBeGreaterThanOrEqual(1);
  }
  const database = await openDatabase(server.mongoUri);
  await expectStoredOnce(database, stream);
  await expectEqualsRebuild(database, { CLARM_DATA_DIR: server.dataDir });
  await database.close();
});

for (const { what, victims } of [
  { what: 'the server', victims: (server: RunningServer) => [server.pid] },
  {
    what: 'server and engine together',
    victims: (server: RunningServer) => [engineOf(server), server.pid],
  },
]) {
  test(`kill -9 of ${what} at ${KILLS} moments: all is there once, and projections equal a rebuild`, async ({
    servers,
  }) => {
    let server = await servers.start();
    const { dataDir, port } = server;
    const stream = streamEvents(server, { retries: true, visitors: VISITORS });
    for (let kills = 0; kills < KILLS; kills += 1) {
      await stream.until(stream.acknowledged.size + 20);
      await someMoment();
      for (const pid of victims(server)) process.kill(pid, 'SIGKILL');
      await server.ended;
      server = await servers.start({ dataDir, port });
    }
    await stream.until(stream.acknowledged.size + 20);
    await stream.stop();
    const database = await openDatabase(server.mongoUri);
    await expectStoredOnce(database, stream);
    await expectEqualsRebuild(database, { CLARM_DATA_DIR: dataDir }, 'then closed');
    await database.close();
  });
}

test('two servers on one database and one Redis, one or the other killed: the survivor takes over', async ({
  servers,
}) => {
  const [engine, redis] = await Promise.all([testDatabase(), testRedis()]);
  const env = {
    MONGODB_URI: engine.uri,
    REDIS_URL: redis.url,
    CLARM_SECRET: 'one secret for both, thirty-two bytes or more',
  };
  const both = [await servers.start({ env }), await servers.start({ env })];
  // Each request goes to either: the same visitor's tabs, and a retry, speak to both.
  const either = {
    get url() {
      return both[Math.random() < 0.5 ? 0 : 1]?.url ?? '';
    },
  };
  const stream = streamEvents(either, { retries: true, visitors: VISITORS });
  const rounds = Math.ceil(KILLS / 4);
  for (let kills = 0; kills < rounds; kills += 1) {
    await stream.until(stream.acknowledged.size + 100);
    await someMoment();
    const which = kills % 2;
    const { dataDir, port } = both[which] as RunningServer;
    await both[which]?.end('SIGKILL');
    await stream.until(stream.acknowledged.size + 20);
    if (kills < rounds - 1) both[which] = await servers.start({ env, dataDir, port });
  }
  await stream.stop();
  const database = await openDatabase(engine.uri);
  await expectStoredOnce(database, stream);
  await expectEqualsRebuild(database, env, 'then closed');
  await database.close();
  await servers.stopAll();
  await Promise.all([engine.stop(), redis.stop()]);
});
