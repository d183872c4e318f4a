import { expectEqualsRebuild, expectStoredOnce, rebuild } from './testing/compare-with-rebuild.ts';
import { openDatabase } from './testing/database.ts';
import { test } from './testing/story.ts';
import { streamEvents } from './testing/stream-events.ts';

const REBUILDS = 2;

test('`npm run rebuild` beside a server that takes events: nothing is lost, doubled or counted wrong', async ({
  server,
}) => {
  const env = { CLARM_DATA_DIR: server.dataDir };
  const stream = streamEvents(server, { retries: true });
  await stream.until(100);
  for (let times = 0; times < REBUILDS; times += 1) {
    await rebuild(env);
    await stream.until(stream.acknowledged.size + 100);
  }
  await stream.stop();
  const database = await openDatabase(server.mongoUri);
  await expectStoredOnce(database, stream);
  await expectEqualsRebuild(database, env, 'closed');
  await database.close();
});
