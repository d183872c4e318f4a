import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startEngine } from '../server/engine/start-engine.ts';
import { rowsOf, signIn } from './testing/api.ts';
import { openDatabase } from './testing/database.ts';
import { expectNothingLost } from './testing/nothing-lost.ts';
import { openDashboard, widgetOf } from './testing/people.ts';
import { childrenOf, isAlive, threadsOf } from './testing/processes.ts';
import { spawnServer } from './testing/spawn-server.ts';
import { environmentOf, freePort, type RunningServer } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';
import { streamEvents } from './testing/stream-events.ts';
import { DEMO_SITE, eventOf, newVisitor, track } from './testing/track.ts';

/** Sends Ctrl-C, and resolves when the server and all that it started are gone. */
async function interrupt(server: RunningServer): Promise<void> {
  const children = childrenOf(server.pid);
  expect(children, 'it has an engine').toHaveLength(1);
  expect(await server.end('SIGINT')).toEqual({ code: 0, signal: null });
  expect(children.filter(isAlive), 'no process is left').toEqual([]);
  expect(existsSync(join(server.dataDir, 'server.lock')), 'the directory is free').toBe(false);
}

/** Runs a server that is to refuse; what it says must be one line that a person understands. */
async function refusal(env: Readonly<Record<string, string>>) {
  const server = spawnServer(env);
  const { code } = await server.ended;
  expect(server.stderr.trim().split('\n'), 'one line').toHaveLength(1);
  expect(server.stderr).not.toMatch(/^\s+at |Error:|"level"/m);
  expect(childrenOf(server.pid)).toEqual([]);
  return { code, says: server.stderr.trim() };
}

/** Batches that a stopped server left unfolded. */
async function pendingIn(dataDir: string): Promise<number> {
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent };
  const engine = await startEngine({ dataDir, log, onProgress: silent });
  const { db, close } = await openDatabase(engine.uri);
  const count = await db.collection('pending_batches').countDocuments();
  await close();
  await engine.stop();
  return count;
}

test('the second start finds yesterday’s visitor', async ({ servers }) => {
  const first = await servers.start();
  const visitor = newVisitor();
  await track(first, DEMO_SITE, [eventOf(visitor), eventOf(visitor, { event: 'click' })]);
  await interrupt(first);

  const second = await servers.start({ dataDir: first.dataDir, port: first.port });
  const row = (await rowsOf(await signIn(second))).get(visitor);
  expect(row).toMatchObject({ page_views: 1, last_page: { url: eventOf(visitor).url } });
  await interrupt(second);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} in the middle of a stream ends in order: what was acknowledged is counted`, async ({
    servers,
  }) => {
    const server = await servers.start();
    const children = childrenOf(server.pid);
    const stream = streamEvents(server);
    await stream.until(300);
    expect(await server.end(signal)).toEqual({ code: 0, signal: null });
    await stream.stop();
    expect(children.filter(isAlive)).toEqual([]);
    expect(await pendingIn(server.dataDir), 'all is folded: nothing is left to recover').toBe(0);
    const again = await servers.start({ dataDir: server.dataDir });
    await expectNothingLost(again, stream);
  });
}

test('SIGTERM drains: balancers are told first, requests are answered meanwhile, all within 10 s', async ({
  server,
}) => {
  const ready = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  const stream = streamEvents(server);
  await stream.until(100);
  const before = performance.now();
  const ended = server.end('SIGTERM');
  await expect.poll(ready, { intervals: [50] }).toBe(503);
  const told = stream.acknowledged.size;
  await stream.until(told + 1);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - before).toBeLessThan(10_000);
  await stream.stop();
  expect(await pendingIn(server.dataDir)).toBe(0);
});

test('requests come first: what is built folds visitors in a thread that leaves the processor to others', async ({
  sharedServer,
}) => {
  const visitor = newVisitor();
  await track(sharedServer, DEMO_SITE, [eventOf(visitor)]);
  const api = await signIn(sharedServer);
  await expect.poll(async () => (await rowsOf(api)).has(visitor)).toBe(true);
  const [answers = 0, ...others] = threadsOf(sharedServer);
  expect(others.filter((niceness) => niceness > answers)).toHaveLength(1);
});

test('what is no request is refused, and ends nothing', async ({ sharedServer }) => {
  const { port, url } = sharedServer;
  /** What the server says to these bytes, until it closes or has said enough. */
  const say = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
      socket.once('data', (answer) => {
        resolve(answer.toString('latin1').slice(0, 12));
        socket.destroy();
      });
      socket.once('error', () => undefined).once('close', () => resolve(''));
    });
  const head = 'HTTP/1.1\r\nHost: a\r\n';
  for (const text of [
    `GET http://[ ${head}\r\n`,
    `GET /% ${head}\r\n`,
    `GET /api/visitors/%c0%af ${head}\r\n`,
    `POST /api/chat/conversations/%ff/messages ${head}Content-Length: 0\r\n\r\n`,
    `OPTIONS * ${head}\r\n`,
    `GET /widget/%E0%A4%A?id=%&id=2&__proto__=1 ${head}\r\n`,
    `GET /healthz ${head}X-Long: ${'a'.repeat(100_000)}\r\n\r\n`,
    `POST /api/track ${head}Content-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\n`,
    `POST /api/track ${head}Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `POST /api/track ${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    '\x16\x03\x01\x02\x00\x01',
  ]) {
    expect(await say(text), text.slice(0, 60)).toMatch(/^HTTP\/1\.1 4\d\d/);
  }
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test('open streams of dashboard, demo and chat do not hold it up', async ({
  server,
  page,
  context,
}) => {
  const open = Promise.all(
    [/\/api\/stream\?/, /\/demo\/api\/feed\?/, /\/api\/chat\/.*\/stream\?/].map((stream) =>
      context.waitForEvent('response', (answer) => stream.test(answer.url())),
    ),
  );
  await openDashboard(await context.newPage(), server);
  await page.goto(`${server.url}/demo/`);
  const widget = widgetOf(page);
  await widget.open();
  await widget.say('Hello?');
  await open;
  await interrupt(server);
});

test('Ctrl-C reaches the whole group, and the engine still waits for the server', async ({
  server,
}) => {
  const visitor = newVisitor();
  await track(server, DEMO_SITE, [eventOf(visitor)]);
  const [engine = 0] = childrenOf(server.pid);
  process.kill(engine, 'SIGINT');
  expect((await track(server, DEMO_SITE, [eventOf(visitor)])).status).toBe(202);
  await interrupt(server);
});

test('a taken port is one clear line', async ({ servers }) => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const { code, says } = await refusal(
    environmentOf({ dataDir: await servers.newDataDir(), port }),
  );
  other.close();
  expect(code).toBe(1);
  expect(says).toContain(`Port ${port} is taken`);
});

test('a data directory in use is one clear line, and its server goes on', async ({
  servers,
  server,
}) => {
  const port = await freePort();
  const { code, says } = await refusal(environmentOf({ dataDir: server.dataDir, port }));
  expect(code).toBe(1);
  expect(says).toContain(server.dataDir);
  expect(says).toContain('belongs to another running server');
  expect((await track(server, DEMO_SITE, [eventOf(newVisitor())])).status).toBe(202);
  expect(servers.output()).not.toContain('"level":50');
});

test('a database that cannot be reached is one clear line', async ({ servers }) => {
  const [port, nobody] = [await freePort(), await freePort()];
  const { code, says } = await refusal(
    environmentOf({
      dataDir: await servers.newDataDir(),
      port,
      env: { MONGODB_URI: `mongodb://127.0.0.1:${nobody}/clarm`, CLARM_SECRET: 'x'.repeat(32) },
    }),
  );
  expect(code).toBe(1);
  expect(says).toContain('MONGODB_URI');
});

for (const { env, names } of [
  { env: { PORT: 'eighty' }, names: 'PORT' },
  { env: { LOG_LEVEL: 'loud' }, names: 'LOG_LEVEL' },
  { env: { CLARM_SECRET: 'too short' }, names: 'CLARM_SECRET' },
  { env: { MONGODB_URI: 'mongodb://127.0.0.1:1/clarm' }, names: 'CLARM_SECRET' },
  { env: { TRUST_PROXY: 'everybody' }, names: 'TRUST_PROXY' },
  { env: { CLARM_ADMIN_PASSWORD: '' }, names: 'CLARM_ADMIN_EMAIL' },
]) {
  test(`settings that make no sense end with code 2: ${JSON.stringify(env)}`, async ({
    servers,
  }) => {
    const dataDir = await servers.newDataDir();
    const { code, says } = await refusal(environmentOf({ dataDir, port: 3000, env }));
    expect(code).toBe(2);
    expect(says).toContain(names);
    expect(says, 'no secret is repeated').not.toContain('too short');
  });
}
