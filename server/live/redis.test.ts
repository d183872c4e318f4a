import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Redis } from 'ioredis';
import { connectRedis } from './redis.ts';
import { testRedis, type TestRedis } from './testing/test-redis.ts';

let server: TestRedis;
before(async () => {
  server = await testRedis();
});
after(() => server.stop());

/** `once` of node:events would reject at the error that comes before. */
const event = (redis: Redis, name: 'close' | 'ready'): Promise<void> =>
  new Promise((resolve) => redis.once(name, () => resolve()));

const logger = () => {
  const lines: string[] = [];
  const write = (...args: unknown[]): void => void lines.push(String(args.at(-1)));
  return { lines, info: write, warn: write };
};

test('speaks to Redis, fails at once while it is away, and finds it again', async () => {
  const log = logger();
  const redis = await connectRedis(server.url, log);
  try {
    assert.equal(await redis.set('a', '1'), 'OK');
    const closed = event(redis, 'close');
    await server.kill();
    await closed;
    const began = performance.now();
    await assert.rejects(redis.get('a'));
    assert.ok(performance.now() - began < 100);
    const ready = event(redis, 'ready');
    await server.restart();
    await ready;
    assert.equal(await redis.get('a'), null);
    assert.deepEqual(log.lines, ['Redis is away; going on without it', 'Redis is back']);
  } finally {
    redis.disconnect();
  }
});

test('gives up on a command when Redis hangs, and keeps no queue behind it', async () => {
  const redis = await connectRedis(server.url, logger());
  try {
    server.signal('SIGSTOP');
    const closed = event(redis, 'close');
    const began = performance.now();
    await assert.rejects(redis.get('a'), /timed out/i);
    assert.ok(performance.now() - began < 1_000);
    await closed;
  } finally {
    server.signal('SIGCONT');
    redis.disconnect();
  }
});

test('starts without Redis', async () => {
  await server.kill();
  const log = logger();
  const redis = await connectRedis(server.url, log);
  await assert.rejects(redis.ping());
  assert.deepEqual(log.lines, ['Redis is away; going on without it']);
  redis.disconnect();
});
