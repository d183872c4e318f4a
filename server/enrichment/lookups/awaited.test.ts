import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { connectRedis } from '../../live/redis.ts';
import { testRedis } from '../../live/testing/test-redis.ts';
import { createAwaited } from './awaited.ts';

test('every process knows that one of them has asked, until it has its answer', async (t) => {
  const server = await testRedis();
  t.after(() => server.stop());
  const redis = await connectRedis(server.url, pino({ level: 'silent' }));
  t.after(() => redis.disconnect());
  const now = Date.UTC(2026, 0, 1);
  const [one, other, alone] = [
    createAwaited(() => now, redis),
    createAwaited(() => now, redis),
    createAwaited(() => now),
  ];
  const visitor = { site: 'w_awaited00', visitor: 'v_one' };
  const job = { ...visitor, asked: new Date(now), queuedAt: now, tries: 0 };
  one.begin(job);
  assert.equal(await other.has(visitor), true);
  assert.equal(await other.has({ ...visitor, visitor: 'v_two' }), false);
  assert.equal(await alone.has(visitor), false);
  const newer = { ...job, queuedAt: now + 10 };
  other.begin(newer);
  await one.over(job);
  assert.equal(await one.has(visitor), true, 'a newer question has no answer yet');
  await other.over(newer);
  assert.equal(await one.has(visitor), false);
  assert.equal(await other.has(visitor), false);
});
