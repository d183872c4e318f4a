import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Koa from 'koa';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { answerErrors } from '../http/errors-middleware.ts';
import pino from 'pino';
import { assetOf } from './asset-folder.ts';
import { createKeptChunks } from './kept-chunks.ts';
import { releaseStore } from './release-store.ts';
import { widgetRoutes } from './widget-routes.ts';

let database: TestDatabase;
let now = Date.UTC(2026, 0, 1);
const servers: Server[] = [];

before(async () => {
  database = await testDatabase();
});
after(async () => {
  for (const server of servers) server.close();
  await database.stop();
});

const chunkOf = (release: string) => `chunks/panel-${release}.js`;

/** A process of that release, deployed now; the function asks it for a file. */
async function deploy(release: string) {
  now += 60_000;
  const assets = new Map([
    ['loader.js', assetOf(Buffer.from(`import('${chunkOf(release)}')`), '.js')],
    [chunkOf(release), assetOf(Buffer.from(`// ${release} ${'x'.repeat(600)}`), '.js')],
  ]);
  const releases = releaseStore(database.connection);
  await createIndexes(database.connection);
  const kept = createKeptChunks({ releases, assets, clock: () => now });
  await kept.deploy();
  const app = new Koa().use(answerErrors(pino({ level: 'silent' })));
  app.use(widgetRoutes({ assets, kept, configOf: async () => undefined }).routes());
  const server = createServer(app.callback()).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return (file: string) => fetch(`http://127.0.0.1:${port}/widget/${file}`);
}

test('the chunks of the two releases before stay served, by every process', async () => {
  const a = await deploy('AAAAAAAA');
  await deploy('BBBBBBBB');
  const c = await deploy('CCCCCCCC');
  for (const release of ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC']) {
    const answer = await c(chunkOf(release));
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), new RegExp(`^// ${release}`));
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/);
  }
  // A process that still runs the first release, while the others are deployed.
  now += 5_000;
  assert.equal((await a(chunkOf('CCCCCCCC'))).status, 200);

  const d = await deploy('DDDDDDDD');
  assert.equal((await d(chunkOf('AAAAAAAA'))).status, 404);
  assert.equal((await d(chunkOf('BBBBBBBB'))).status, 200);
});

test('going back to an old release makes it the newest', async () => {
  await deploy('EEEEEEEE');
  await deploy('FFFFFFFF');
  await deploy('EEEEEEEE');
  await deploy('GGGGGGGG');
  const h = await deploy('HHHHHHHH');
  assert.equal((await h(chunkOf('EEEEEEEE'))).status, 200);
  assert.equal((await h(chunkOf('FFFFFFFF'))).status, 404);
});

test('asks the database once in five seconds which files there are, whatever is asked for', async () => {
  let asked = 0;
  const kept = createKeptChunks({
    releases: {
      deploy: async () => undefined,
      names: async () => {
        asked += 1;
        return new Set<string>();
      },
      find: async () => undefined,
    },
    assets: new Map(),
    clock: () => now,
  });
  for (let i = 0; i < 50; i++) assert.equal(await kept.find(`chunks/guess-${i}.js`), undefined);
  assert.equal(asked, 1);
});
