import { testDatabase, type TestDatabase } from '../../server/engine/testing/test-database.ts';
import { testRedis, type TestRedis } from '../../server/live/testing/test-redis.ts';
import type { RunningServer } from './start-server.ts';
import { test as story } from './story.ts';

/** What stories of several servers have. */
export interface SeveralFixtures {
  database: TestDatabase;
  redis: TestRedis;
  /** Starts one of several identical servers: one database, one Redis, one secret. */
  startOne: (env?: Readonly<Record<string, string>>) => Promise<RunningServer>;
}

/** `test` of Playwright's, with a database and a Redis that servers share. */
export const test = story.extend<SeveralFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here.
  database: async ({}, use) => {
    const database = await testDatabase();
    await use(database);
    await database.stop();
  },
  // oxlint-disable-next-line no-empty-pattern -- As above.
  redis: async ({}, use) => {
    const redis = await testRedis();
    await use(redis);
    await redis.stop();
  },
  // In this order, so that the servers end before what they need.
  startOne: async ({ database, redis, servers }, use) => {
    const env = {
      MONGODB_URI: database.uri,
      REDIS_URL: redis.url,
      CLARM_SECRET: 'one secret for both, thirty-two bytes or more',
    };
    await use((more = {}) => servers.start({ env: { ...env, ...more } }));
  },
});
