import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Context } from 'koa';
import { ApiError } from '../errors.ts';
import { connectRedis } from '../live/redis.ts';
import { testRedis, type TestRedis } from '../live/testing/test-redis.ts';
import { keysOf } from '../secret.ts';
import { countRequest } from './count-request.ts';
import { networkOf } from './network-of.ts';
import { createPublicLimits } from './public-limits.ts';
import { createLimiter } from './rate-limit.ts';

const keys = keysOf('s'.repeat(32));
const silent = (): void => undefined;
const log = { info: silent, warn: silent };
const rateLimited = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'rate_limited' && (error.retryAfter ?? 0) >= 1;

let server: TestRedis;
before(async () => {
  server = await testRedis();
});
after(() => server.stop());

test('counts down, refuses, says when to come back, and forgets on demand', async () => {
  const limiter = createLimiter({ keys, name: 'a', points: 2, durationSeconds: 60 });
  assert.deepEqual(await limiter.consume('k'), { limit: 2, remaining: 1, resetSeconds: 60 });
  assert.equal((await limiter.consume('k')).remaining, 0);
  await assert.rejects(limiter.consume('k'), rateLimited);
  assert.equal((await limiter.consume('other')).remaining, 1);
  await limiter.reset('k');
  assert.equal((await limiter.consume('k')).remaining, 1);
});

test('an IPv6 caller is a /64', () => {
  assert.equal(networkOf('198.51.100.7'), '198.51.100.7');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2::1'));
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'));
});

test('two processes on one Redis share a count, and no key shows what it stands for', async () => {
  const [one, two] = await Promise.all([
    connectRedis(server.url, log),
    connectRedis(server.url, log),
  ]);
  const options = { keys, name: 'shared', points: 3, durationSeconds: 60 };
  const a = createLimiter({ ...options, redis: one });
  const b = createLimiter({ ...options, redis: two });
  await a.consume('198.51.100.7');
  assert.equal((await b.consume('198.51.100.7')).remaining, 1);
  await a.consume('198.51.100.7');
  await assert.rejects(b.consume('198.51.100.7'), rateLimited);
  const [stored = '', ...more] = await one.keys('*');
  assert.deepEqual(more, []);
  assert.match(stored, /^clarm:limit:shared:[\w-]{22}$/);
  assert.ok(!stored.includes('198.51'));
  one.disconnect();
  two.disconnect();
});

test('goes on counting in memory when Redis dies', async () => {
  const redis = await connectRedis(server.url, log);
  const limiter = createLimiter({ keys, name: 'b', points: 2, durationSeconds: 60, redis });
  await limiter.consume('k');
  await server.kill();
  await limiter.consume('k');
  await limiter.consume('k');
  await assert.rejects(limiter.consume('k'), rateLimited);
  await limiter.reset('k');
  redis.disconnect();
  await server.restart();
});

test('every answer says where the caller stands, a refusal too', async () => {
  const limiter = createLimiter({ keys, name: 'c', points: 1, durationSeconds: 60 });
  const headers: Record<string, string> = {};
  const ctx = { set: (name: string, value: string) => (headers[name] = value) };
  const count = () =>
    countRequest(ctx as unknown as Context, { limiter, key: 'k', now: 1_000_000_000 });
  await count();
  assert.deepEqual(headers, {
    'X-RateLimit-Limit': '1',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1000060',
  });
  headers['X-RateLimit-Reset'] = '';
  await assert.rejects(count(), rateLimited);
  assert.equal(headers['X-RateLimit-Reset'], '1000060');
});

test('limits visitors by site and address, not this machine, nor a peer that many stand behind', async () => {
  const limits = createPublicLimits({ keys, siteRequestsPerMinute: 10_000 });
  const caller = { forwarded: false, untrustedForwarding: false, loopback: false };
  const visit = (address: string, more = {}, site = 'w_1') =>
    limits.visitor({ address, ...caller, ...more }, site);
  const burst = (one: () => Promise<void>) => Promise.all(Array.from({ length: 1_200 }, one));
  await burst(() => visit('2001:db8::1'));
  await assert.rejects(visit('2001:db8::2'), rateLimited);
  await visit('2001:db8::2', {}, 'w_2');
  await visit('2001:db8:0:1::1');
  await visit('2001:db8::2', { untrustedForwarding: true, forwarded: true });
  await burst(() => visit('127.0.0.1', { loopback: true }));
  await visit('127.0.0.1', { loopback: true });
});

test('limits all visitors of a site together, whatever their addresses, and no other site', async () => {
  const limits = createPublicLimits({ keys, siteRequestsPerMinute: 100 });
  const caller = { forwarded: true, untrustedForwarding: false, loopback: false };
  const visit = (index: number, site: string) =>
    limits.visitor({ address: `198.51.100.${index}`, ...caller }, site);
  await Promise.all(Array.from({ length: 100 }, (_, index) => visit(index, 'w_busy')));
  await assert.rejects(visit(200, 'w_busy'), rateLimited);
  await visit(200, 'w_other');
});

test('what an address may not send is not counted against its site', async () => {
  const limits = createPublicLimits({ keys, siteRequestsPerMinute: 1_300 });
  const caller = { forwarded: false, untrustedForwarding: false, loopback: false };
  const visit = (address: string) => limits.visitor({ address, ...caller }, 'w_1');
  const flood = Array.from({ length: 3_000 }, () => visit('198.51.100.1'));
  const refused = (await Promise.allSettled(flood)).filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, 1_800);
  await visit('198.51.100.2');
});
