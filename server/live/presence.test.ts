import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { LiveEvent } from '../contracts/stream.ts';
import { createOnlineMemory } from './online-memory.ts';
import { createPresence } from './presence.ts';
import { connectRedis } from './redis.ts';
import { testRedis, type TestRedis } from './testing/test-redis.ts';

const SITE = 'w_aaaaaaaa';
const silent = (): void => undefined;
const log = { info: silent, warn: silent };

let server: TestRedis;
before(async () => {
  server = await testRedis();
});
after(() => server.stop());

/** One clock for every process of a test; a hub that keeps what was said. */
const world = () => {
  const said: string[] = [];
  let wake = silent;
  const time = { now: 1_000_000 };
  return {
    time,
    clock: () => time.now,
    said,
    hub: {
      publish(site: string, event: LiveEvent) {
        if (event.kind === 'presence') said.push(`${site} ${event.id} ${String(event.online)}`);
        wake();
      },
    },
    async heard(count: number): Promise<string[]> {
      while (said.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return said;
    },
  };
};

/** A server process of its own, with a connection of its own. */
const processOn = async ({ hub, clock }: ReturnType<typeof world>) => {
  const redis = await connectRedis(server.url, log);
  const presence = createPresence({ redis, hub, clock });
  return { ...presence, redis, end: () => (presence.close(), redis.disconnect()) };
};

test('a visitor is online for 60 s after the last beat, and both edges are told once', async () => {
  const w = world();
  const presence = createPresence(w);
  presence.seen(SITE, 'v_1');
  w.time.now += 40_000;
  presence.seen(SITE, 'v_1');
  presence.seen(SITE, 'v_2');
  w.time.now += 59_999;
  await presence.sweep();
  assert.deepEqual(await presence.online(SITE), ['v_2', 'v_1']);
  assert.deepEqual(await presence.among(SITE, ['v_1', 'v_3']), new Set(['v_1']));
  assert.deepEqual(await presence.among('w_bbbbbbbb', ['v_1']), new Set());
  w.time.now += 1;
  assert.deepEqual(await presence.among(SITE, ['v_1']), new Set());
  await presence.sweep();
  await presence.sweep();
  assert.deepEqual(w.said, [
    `${SITE} v_1 true`,
    `${SITE} v_2 true`,
    `${SITE} v_1 false`,
    `${SITE} v_2 false`,
  ]);
  presence.close();
});

test('memory is bounded per site and in all, the oldest going first', () => {
  const memory = createOnlineMemory({ perSite: 2, total: 3 });
  assert.equal(memory.touch('w_1', 'a', 1), true);
  memory.touch('w_1', 'b', 2);
  assert.equal(memory.touch('w_1', 'a', 3), false);
  memory.touch('w_1', 'c', 4);
  assert.deepEqual(memory.of('w_1'), [
    ['c', 4],
    ['a', 3],
  ]);
  memory.touch('w_2', 'd', 5);
  memory.touch('w_2', 'e', 6);
  assert.deepEqual(memory.of('w_2'), [['e', 6]]);
  assert.deepEqual(memory.expire('w_1', 4), ['a', 'c']);
  assert.deepEqual(memory.sites(), ['w_2']);
});

test('two processes on one Redis know the same visitors and tell each edge once', async () => {
  const w = world();
  const [a, b] = await Promise.all([processOn(w), processOn(w)]);
  a.seen(SITE, 'v_1');
  await w.heard(1);
  w.time.now += 1;
  b.seen(SITE, 'v_1');
  b.seen(SITE, 'v_2');
  assert.deepEqual(await w.heard(2), [`${SITE} v_1 true`, `${SITE} v_2 true`]);
  assert.deepEqual(await a.online(SITE), ['v_2', 'v_1']);
  assert.deepEqual(await a.among(SITE, ['v_2', 'v_9']), new Set(['v_2']));

  w.time.now += 59_999;
  await Promise.all([a.sweep(), b.sweep()]);
  assert.deepEqual(await b.among(SITE, ['v_1']), new Set(['v_1']), 'seen by the other process');
  w.time.now += 1;
  await Promise.all([a.sweep(), b.sweep()]);
  assert.deepEqual(w.said.slice(2).toSorted(), [`${SITE} v_1 false`, `${SITE} v_2 false`]);
  assert.deepEqual(await a.online(SITE), []);
  assert.deepEqual(await a.redis.keys('*'), []);
  a.end();
  b.end();
});

test('keeps its keys below the site, with an end of their own, and no address in them', async () => {
  const w = world();
  const a = await processOn(w);
  a.seen('w_keyskeys', 'v_1', 'https://example.com/');
  await w.heard(1);
  assert.deepEqual(await a.redis.keys('*'), ['clarm:{w_keyskeys}:presence']);
  assert.ok((await a.redis.pttl('clarm:{w_keyskeys}:presence')) > 60_000);
  a.end();
});

test('goes on with its own memory when Redis dies or hangs, and shares again when it is back', async () => {
  const w = world();
  const [a, b] = await Promise.all([processOn(w), processOn(w)]);
  server.signal('SIGSTOP');
  a.seen(SITE, 'v_1');
  const began = performance.now();
  assert.deepEqual(await a.among(SITE, ['v_1', 'v_2']), new Set(['v_1']));
  assert.deepEqual(await a.online(SITE), ['v_1']);
  assert.ok(performance.now() - began < 1_500);
  assert.deepEqual(await w.heard(1), [`${SITE} v_1 true`]);
  server.signal('SIGCONT');

  await server.kill();
  w.time.now += 60_000;
  await a.sweep();
  assert.deepEqual(await w.heard(2), [`${SITE} v_1 true`, `${SITE} v_1 false`]);
  const ready = [a, b].map(
    ({ redis }) => new Promise<void>((resolve) => void redis.once('ready', () => resolve())),
  );
  await server.restart();
  await Promise.all(ready);
  a.seen(SITE, 'v_3');
  await w.heard(3);
  assert.deepEqual(await b.online(SITE), ['v_3']);
  a.end();
  b.end();
});
