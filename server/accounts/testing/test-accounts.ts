import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import type { Redis } from 'ioredis';
import Koa from 'koa';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import type { Me } from '../../contracts/accounts.ts';
import { answerErrors } from '../../http/errors-middleware.ts';
import { publicCors } from '../../http/public-cors.ts';
import { allow, scopeOf } from '../../http/scope.ts';
import { keysOf } from '../../secret.ts';
import { createSealer } from '../../seal-secret.ts';
import { createAccounts, type Accounts } from '../create-accounts.ts';

/** A test is its own browser, and asks this machine only. */
const { fetch } = globalThis;

export const PASSWORD = 'correct horse battery';

/** What a test browser got for an answer. */
export interface Answer {
  status: number;
  // The tests say what they expect in it.
  body: Record<string, unknown>;
  headers: Headers;
}
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** A browser of its own: it keeps its cookie, and nothing else. */
export function browserOf(url: string): { call: Call; cookie: () => string } {
  let cookie = '';
  return {
    cookie: () => cookie,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) cookie = set.split(';')[0] ?? '';
      const text = await response.text();
      const parsed = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      return { status: response.status, body: parsed, headers: response.headers };
    },
  };
}

/** The feature in a real server, with one private route of another feature: `/probe`. */
export async function testAccounts(
  connection: Connection,
  options: {
    publicUrl?: string;
    trustProxy?: string[];
    demo?: boolean;
    redis?: Redis;
    now?: () => number;
    /** What the server disabled of these sites' webhooks. */
    disabledWebhooks?: (sites: readonly string[]) => Promise<Me['disabled_webhooks']>;
    /** Routes of another feature that stand on this one. */
    routesOf?: (accounts: Accounts) => Router;
  } = {},
) {
  const { publicUrl = 'http://localhost:3000', trustProxy = [], demo = false, redis } = options;
  const keys = keysOf('s'.repeat(32));
  const accounts = createAccounts({
    connection,
    keys,
    sealer: createSealer(keys.subKey('encryption')),
    settings: { publicUrl, trustProxy, demo, siteRequestsPerMinute: 120_000 },
    clock: options.now ?? Date.now,
    ...(options.disabledWebhooks ? { disabledWebhooks: options.disabledWebhooks } : {}),
    ...(redis ? { redis } : {}),
  });
  const probe = new Router();
  probe.get('/probe', allow('read'), (ctx) => void (ctx.body = scopeOf(ctx)));
  probe.post('/probe', allow('write'), (ctx) => void (ctx.body = scopeOf(ctx)));
  const open = new Router({ prefix: '/api' }).use(publicCors).use(accounts.publicRoutes.routes());
  const closed = new Router({ prefix: '/api' })
    .use(accounts.authenticate)
    .use(accounts.privateRoutes.routes())
    .use(probe.routes());
  if (options.routesOf) closed.use(options.routesOf(accounts).routes());
  const app = new Koa();
  app.use(answerErrors(pino({ level: 'silent' })));
  app.use(open.routes()).use(closed.routes());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...accounts,
    url,
    browser: () => browserOf(url),
    /** A browser in which the member is signed in. */
    async signedIn(email: string, password = PASSWORD) {
      const browser = browserOf(url);
      const { status } = await browser.call('POST', '/session', { email, password });
      if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
      return browser;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type TestAccounts = Awaited<ReturnType<typeof testAccounts>>;
