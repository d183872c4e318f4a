import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { DEMO_SITE } from '../accounts/set-up.ts';
import { createApp } from '../app.ts';
import { connectDatabase } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { projectRoot } from '../project-root.ts';
import { readSettings } from '../settings.ts';
import { testKeys } from '../testing/test-pipeline.ts';
import { PERSONAS } from './personas.ts';

const VISITOR = 'v_0123456789abcdef0123456789abcdef';
const NAMED = '203.0.113.77';
const PROXIED = '198.51.100.7';
const [persona] = PERSONAS;

/** The whole server, as `npm start` makes it, on a free port; it says which address it looked up. */
async function startServer(uri: string, env: NodeJS.ProcessEnv) {
  const connection = await connectDatabase(uri);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lookedUp: string[] = [];
  const app = await createApp({
    settings: readSettings({ PORT: String(port), ...env }),
    connection,
    keys: testKeys,
    lookup(address) {
      lookedUp.push(address);
      return { type: 'unknown', data_version: '2026-11-01' };
    },
    assets: { dashboard: new Map(), widget: new Map() },
    projectRoot: projectRoot(),
    clock: Date.now,
    log: pino({ level: 'silent' }),
  });
  await app.start();
  server.on('request', app.handle);
  const url = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    connection,
    play: () => post('/demo/api/persona', { visitor_id: VISITOR, persona: persona?.id }),
    /** Sends a page view; resolves with the address that the server looked up for it. */
    async visit(widget_id: string, headers: Record<string, string> = {}): Promise<string> {
      lookedUp.length = 0;
      const event = { event_id: uuidv7(), event: 'page_view', visitor_id: VISITOR };
      const timestamp = new Date().toISOString();
      const page = { url: 'http://localhost/demo/pricing', timestamp };
      const answer = await post('/api/track', { widget_id, ...event, ...page }, headers);
      assert.equal(answer.status, 202, await answer.text());
      assert.equal(lookedUp.length, 1);
      return lookedUp[0] ?? '';
    },
    async stop() {
      await app.endStreams();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.stop();
      await connection.close();
    },
  };
}
type TestServer = Awaited<ReturnType<typeof startServer>>;

let db: TestDatabase;
let usual: TestServer;
let proxied: TestServer;
let withoutDemo: TestServer;
let otherSite: string;

before(async () => {
  db = await testDatabase();
  usual = await startServer(db.uri, {});
  proxied = await startServer(db.uri, { TRUST_PROXY: 'loopback' });
  withoutDemo = await startServer(db.uri, { CLARM_DEMO: '0' });
  const site = await usual.connection.collection('sites').findOne({ demo: { $ne: true } });
  otherSite = String(site?._id);
  await usual.play();
  await proxied.play();
});
after(async () => {
  await Promise.all([usual, proxied, withoutDemo].map((server) => server.stop()));
  await db.stop();
});

const NAMING = { 'x-clarm-demo-ip': NAMED };

test('on the demo, a visit counts as from the persona, and from the named address before that', async () => {
  assert.equal(await usual.visit(DEMO_SITE), persona?.address);
  assert.equal(await usual.visit(DEMO_SITE, NAMING), NAMED);
});

test('on any other site, neither counts', async () => {
  assert.notEqual(otherSite, DEMO_SITE);
  assert.equal(await usual.visit(otherSite), '127.0.0.1');
  assert.equal(await usual.visit(otherSite, NAMING), '127.0.0.1');
});

for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
  test(`through a proxy that sends ${header}, neither counts`, async () => {
    const forwarded = { [header]: header === 'forwarded' ? `for=${PROXIED}` : PROXIED };
    assert.equal(await usual.visit(DEMO_SITE, forwarded), '127.0.0.1');
    assert.equal(await usual.visit(DEMO_SITE, { ...forwarded, ...NAMING }), '127.0.0.1');
  });
}

test('with TRUST_PROXY set, neither counts, with and without a proxy', async () => {
  const forwarded = { 'x-forwarded-for': PROXIED };
  assert.equal(await proxied.visit(DEMO_SITE), '127.0.0.1');
  assert.equal(await proxied.visit(DEMO_SITE, NAMING), '127.0.0.1');
  assert.equal(await proxied.visit(DEMO_SITE, forwarded), PROXIED);
  assert.equal(await proxied.visit(DEMO_SITE, { ...forwarded, ...NAMING }), PROXIED);
});

test('without the demo, there is nobody to play and the header counts for nothing', async () => {
  assert.equal((await withoutDemo.play()).status, 404);
  assert.equal(await withoutDemo.visit(DEMO_SITE), '127.0.0.1');
  assert.equal(await withoutDemo.visit(DEMO_SITE, NAMING), '127.0.0.1');
});
