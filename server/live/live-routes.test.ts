import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { after, before } from 'node:test';
import Router from '@koa/router';
import Koa from 'koa';
import { pino } from 'pino';
import type { Scope } from '../contracts/scope.ts';
import { siteConfig } from '../contracts/site-config.ts';
import { ApiError } from '../errors.ts';
import { answerErrors } from '../http/errors-middleware.ts';
import type { Site } from '../ports.ts';
import { createLiveHub } from './live-hub.ts';
import { presenceRoutes } from './presence-routes.ts';
import { createStreamRoutes } from './stream-routes.ts';

const log = pino({ level: 'silent' });
const VISITOR = 'v_0123456789abcdef';
const siteOf = (id: string): Site => ({
  id,
  organisation: 'o_1',
  name: 'A site',
  demo: false,
  allowedOrigins: [],
  config: siteConfig.parse({}),
  alertThreshold: 70,
  retentionDays: 365,
  rulesVersion: 1,
  identitySecrets: [],
});

const hub = createLiveHub({ log });
const streams = createStreamRoutes({ hub, maxStreams: 2 });
const seen: string[] = [];
let unread: () => Promise<number> = () => Promise.resolve(0);
const app = new Koa();
let url: string;
let server: Server;

before(async () => {
  const api = new Router();
  api.use(async (ctx, next) => {
    const scope: Scope = {
      organisation: 'o_1',
      site: String(ctx.query['site']),
      via: 'session',
      member: { id: 'm_1', role: 'agent', name: 'Ann', email: 'ann@example.com' },
    };
    ctx.state['scope'] = scope;
    await next();
  });
  api.use(streams.routes.routes());
  const presence = presenceRoutes({
    sites: { find: (id) => Promise.resolve(id === 'w_aaaaaaaa' ? siteOf(id) : undefined) },
    presence: { seen: (site, visitor) => void seen.push(`${site} ${visitor}`) },
    unreadFor: () => unread(),
    checkOrigin(ctx) {
      if (ctx.get('Origin') === 'https://evil.example') throw new ApiError('origin_not_allowed');
    },
    checkRate: () => Promise.resolve(),
    log,
  });
  app.use(answerErrors(log)).use(presence.routes()).use(api.routes());
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  streams.close();
  hub.close();
  server.close();
});

/** Reads a stream message by message. */
const openStream = async (site: string) => {
  const response = await fetch(`${url}/stream?site=${site}`);
  assert.ok(response.body);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    async next(): Promise<unknown> {
      for (;;) {
        const [message, ...rest] = text.split('\n\n');
        if (rest.length > 0) {
          text = rest.join('\n\n');
          if (message?.startsWith('data: ')) return JSON.parse(message.slice(6)) as unknown;
          continue;
        }
        const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
        if (done) return undefined;
        text += value ?? '';
      }
    },
    cancel: () => reader.cancel(),
  };
};

const beat = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/presence`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'text/plain', ...headers },
  });

test('streams what happens on the asked site only', async () => {
  const stream = await openStream('w_aaaaaaaa');
  assert.match(stream.response.headers.get('content-type') ?? '', /^text\/event-stream/);
  hub.publish('w_bbbbbbbb', { kind: 'alert', id: 'v_2' });
  hub.publish('w_aaaaaaaa', { kind: 'alert', id: 'v_1' });
  assert.deepEqual(await stream.next(), { kind: 'alert', id: 'v_1' });
  const closed = stream.next();
  streams.close();
  assert.equal(await closed, undefined);
});

test('caps the streams of a member, and counts them out again', async () => {
  const one = await openStream('w_aaaaaaaa');
  const two = await openStream('w_bbbbbbbb');
  const refused = await fetch(`${url}/stream?site=w_aaaaaaaa`);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '30');
  await one.cancel();
  let again: Response;
  do again = await fetch(`${url}/stream?site=w_aaaaaaaa`);
  while (again.status === 429);
  assert.equal(again.status, 200);
  await again.body?.cancel();
  await two.cancel();
});

test('notes a beat and says how many messages wait', async () => {
  seen.length = 0;
  const body = { widget_id: 'w_aaaaaaaa', visitor_id: VISITOR, session_id: null, url: '/' };
  const quiet = await beat(body);
  assert.deepEqual([quiet.status, await quiet.json()], [200, {}]);
  unread = () => Promise.resolve(3);
  assert.deepEqual(await (await beat(body)).json(), { inbox: 3 });
  unread = () => Promise.reject(new Error('away'));
  assert.deepEqual(await (await beat(body)).json(), {});
  assert.equal(seen.length, 3);
});

test('refuses unknown sites, other origins and nonsense', async () => {
  seen.length = 0;
  assert.equal((await beat({ widget_id: 'w_zzzzzzzz', visitor_id: VISITOR })).status, 401);
  const good = { widget_id: 'w_aaaaaaaa', visitor_id: VISITOR };
  assert.equal((await beat(good, { Origin: 'https://evil.example' })).status, 403);
  assert.equal((await beat({ ...good, visitor_id: 7 })).status, 422);
  assert.equal((await beat(null)).status, 401);
  assert.deepEqual(seen, []);
});

test('does not see whoever asks not to be tracked, unless they agreed', async () => {
  seen.length = 0;
  const body = { widget_id: 'w_aaaaaaaa', visitor_id: VISITOR };
  await beat(body, { 'Sec-GPC': '1' });
  await beat(body, { DNT: '1' });
  assert.deepEqual(seen, []);
  await beat({ ...body, consent: 'granted' }, { 'Sec-GPC': '1' });
  assert.equal(seen.length, 1);
});
