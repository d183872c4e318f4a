import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Redis } from 'ioredis';
import type { LiveEvent } from '../contracts/stream.ts';
import { createLiveHub, type OwnedLiveHub } from './live-hub.ts';
import { connectRedis } from './redis.ts';
import { testRedis, type TestRedis } from './testing/test-redis.ts';

const SITE = 'w_aaaaaaaa';
const silent = (): void => undefined;
const log = { info: silent, warn: silent, error: silent };

let server: TestRedis;
before(async () => {
  server = await testRedis();
});
after(() => server.stop());

/** Hands out events one by one, each awaited. */
const listenTo = (hub: OwnedLiveHub, site = SITE) => {
  const heard: LiveEvent[] = [];
  let wake = silent;
  const stop = hub.subscribe(site, (event) => {
    heard.push(event);
    wake();
  });
  const next = async (): Promise<LiveEvent> => {
    if (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift() as LiveEvent;
  };
  return { heard, next, stop };
};

const subscribers = async (redis: Redis, count: number, site = SITE): Promise<void> => {
  for (;;) {
    const [, now] = (await redis.pubsub('NUMSUB', `clarm:{${site}}:live`)) as [string, number];
    if (now === count) return;
  }
};

const alert = (id: string): LiveEvent => ({ kind: 'alert', id });

/** Two server processes on one Redis. */
const twoHubs = async () => {
  const [one, two] = await Promise.all([
    connectRedis(server.url, log),
    connectRedis(server.url, log),
  ]);
  const [a, b] = [createLiveHub({ redis: one, log }), createLiveHub({ redis: two, log })];
  const close = (): void => {
    for (const end of [a.close, b.close, () => one.disconnect(), () => two.disconnect()]) end();
  };
  return { a, b, one, two, close };
};

test('delivers within the process, to the site and nobody else, until unsubscribed', () => {
  const hub = createLiveHub({ log });
  const here = listenTo(hub);
  const elsewhere = listenTo(hub, 'w_bbbbbbbb');
  hub.publish(SITE, alert('v_1'));
  here.stop();
  hub.publish(SITE, alert('v_2'));
  assert.deepEqual(here.heard, [alert('v_1')]);
  assert.deepEqual(elsewhere.heard, []);
  hub.close();
});

test('a listener that throws takes nothing from the others', () => {
  const errors: unknown[] = [];
  const hub = createLiveHub({ log: { error: (...args: unknown[]) => void errors.push(args) } });
  hub.subscribe(SITE, () => {
    throw new Error('broken');
  });
  const other = listenTo(hub);
  hub.publish(SITE, alert('v_1'));
  assert.deepEqual(other.heard, [alert('v_1')]);
  assert.equal(errors.length, 1);
  hub.close();
});

test('delivers across processes, once each, the sender included', async () => {
  const { a, b, one, close } = await twoHubs();
  const [atA, atB] = [listenTo(a), listenTo(b)];
  await subscribers(one, 2);
  a.publish(SITE, alert('v_1'));
  b.publish(SITE, alert('v_2'));
  assert.deepEqual(await atB.next(), alert('v_2'));
  assert.deepEqual(await atB.next(), alert('v_1'));
  assert.deepEqual(await atA.next(), alert('v_1'));
  assert.deepEqual(await atA.next(), alert('v_2'));
  // Redis delivers in order: were there a second copy, it would come before this one.
  a.publish(SITE, alert('v_3'));
  assert.deepEqual(await atB.next(), alert('v_3'));
  assert.deepEqual(await atA.next(), alert('v_3'));
  assert.deepEqual([atA.heard, atB.heard], [[], []]);
  atB.stop();
  await subscribers(one, 1);
  close();
});

test('goes on in the process when Redis dies, and across processes when it is back', async () => {
  const { a, b, one, close } = await twoHubs();
  const [atA, atB] = [listenTo(a), listenTo(b)];
  await subscribers(one, 2);
  await server.kill();
  a.publish(SITE, alert('v_1'));
  const late = listenTo(b, 'w_cccccccc');
  assert.deepEqual(await atA.next(), alert('v_1'));

  const gap = new Promise<void>((resolve) => b.onGap(resolve));
  const ready = new Promise<void>((resolve) => void one.once('ready', () => resolve()));
  await server.restart();
  await Promise.all([gap, ready]);
  await subscribers(one, 2);
  await subscribers(one, 1, 'w_cccccccc');
  a.publish(SITE, alert('v_2'));
  a.publish('w_cccccccc', alert('v_3'));
  assert.deepEqual(await atB.next(), alert('v_2'));
  assert.deepEqual(await late.next(), alert('v_3'));
  close();
});

test('never waits for a Redis that hangs', async () => {
  const { a, close } = await twoHubs();
  const atA = listenTo(a);
  server.signal('SIGSTOP');
  const began = performance.now();
  for (let i = 0; i < 1_000; i++) a.publish(SITE, alert(`v_${i}`));
  assert.ok(performance.now() - began < 500);
  assert.equal(atA.heard.length, 1_000);
  server.signal('SIGCONT');
  close();
});
