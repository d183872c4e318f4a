import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import Koa from 'koa';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { PublicMessage } from '../../contracts/chat.ts';
import type { Scope } from '../../contracts/scope.ts';
import { siteConfig } from '../../contracts/site-config.ts';
import type { LiveEvent } from '../../contracts/stream.ts';
import { createIndexes } from '../../database.ts';
import { testDatabase } from '../../engine/testing/test-database.ts';
import { answerErrors } from '../../http/errors-middleware.ts';
import type { LiveHub, MessageToRecord, Site } from '../../ports.ts';
import { createConversations, type ConversationsDeps } from '../create-conversations.ts';

export const SITE = 'w_chattest1';
export const OTHER_SITE = 'w_chattest2';
export const VISITOR = 'v_visitor0000000000000';
/** A `user_hash` that the site would sign. */
export const PROOF = 'a'.repeat(64);

const makeSite = (id: string): Site => ({
  id,
  organisation: 'o_test',
  name: id,
  demo: false,
  allowedOrigins: [],
  config: siteConfig.parse({}),
  alertThreshold: 70,
  retentionDays: 365,
  rulesVersion: 1,
  identitySecrets: [],
});

function testHub(): LiveHub & { published: LiveEvent[] } {
  const published: LiveEvent[] = [];
  const listeners = new Set<{ site: string; listener: (event: LiveEvent) => void }>();
  return {
    published,
    publish(site, event) {
      published.push(event);
      for (const entry of listeners) if (entry.site === site) entry.listener(event);
    },
    subscribe(site, listener) {
      const entry = { site, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

const rep: Scope = {
  organisation: 'o_test',
  site: SITE,
  via: 'session',
  member: { id: 'm_1', role: 'agent', name: 'Robin', email: 'robin@secret.example' },
};

/** An open stream of server-sent events. */
export interface OpenStream {
  /** The next one. */
  next(): Promise<{ event: string; id?: string; data: unknown }>;
  close(): Promise<void>;
}

async function* parseEvents(body: ReadableStream<Uint8Array>) {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon), line.slice(colon + 2)] as const;
        }),
      );
      const data = fields.get('data');
      if (data === undefined) continue;
      const id = fields.get('id');
      const event = fields.get('event') ?? 'message';
      yield { event, data: JSON.parse(data) as unknown, ...(id === undefined ? {} : { id }) };
    }
  }
}

/** The chat feature on the real engine behind a real HTTP server, with a visitor's and a rep's calls. */
export async function testChat({
  failNext = () => undefined,
  ...hooks
}: {
  /** Why the next event cannot be recorded, if it cannot. */
  failNext?: () => Error | undefined;
} & Pick<ConversationsDeps, 'onMessage' | 'onClosed'> = {}) {
  const db = await testDatabase();
  const hub = testHub();
  const sites = new Map([SITE, OTHER_SITE].map((id) => [id, makeSite(id)]));
  const events = db.connection.collection('events');
  const clock = { now: Date.UTC(2026, 2, 23, 14, 35) };
  const recorded: MessageToRecord[] = [];
  const persons = new Map<string, string>();
  const chat = createConversations({
    ...hooks,
    connection: db.connection,
    sites: { find: async (id) => sites.get(id) },
    hub,
    clock: () => clock.now,
    log: pino({ level: 'silent' }),
    checkOrigin: () => undefined,
    addressOf: () => '203.0.113.7',
    limit: async () => undefined,
    isErased: async () => false,
    memberOf: async (organisation, id) =>
      organisation === 'o_test' && id === 'm_1' ? { id, name: 'Robin' } : undefined,
    personOf: ({ id }, { email, user_hash }) =>
      user_hash === PROOF ? `p_${id}_${email}` : undefined,
    personOfVisitor: async (_site, visitor) => persons.get(visitor),
    asksFor: (text) => (text.includes('demo') ? 'demo' : 'none'),
    async recordMessage(message) {
      const failure = failNext();
      if (failure) throw failure;
      recorded.push(message);
      const _id = `${message.site.id}:${message.visitorId}:${message.messageId}`;
      await events.updateOne(
        { _id: _id as never },
        { $setOnInsert: { at: message.at } },
        { upsert: true },
      );
    },
  });
  await createIndexes(db.connection);

  const team = { scope: rep };
  const app = new Koa();
  app.use(answerErrors(pino({ level: 'silent' })));
  app.use(chat.publicRoutes.routes());
  app.use(async (ctx, next) => {
    ctx.state['scope'] = team.scope;
    await next();
  });
  app.use(chat.teamRoutes.routes());
  app.use(chat.savedReplyRoutes.routes());
  const more = new Router();
  app.use(more.routes());
  const handle = app.callback();
  const server = createServer((req, res) => void handle(req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  // oxlint-disable-next-line no-restricted-globals -- a test calls its own server
  const send: typeof fetch = fetch;
  const call = async (method: string, path: string, body?: unknown, headers = {}) => {
    const response = await send(origin + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
    return { status: response.status, text, body: (text ? JSON.parse(text) : undefined) as any };
  };

  async function open(fields: Record<string, unknown> = {}, headers = {}) {
    const opened = await call(
      'POST',
      '/chat/conversations',
      { widget_id: SITE, visitor_id: VISITOR, ...fields },
      headers,
    );
    const { conversation_id: id, token } = opened.body as Record<string, string>;
    const as = (given = token) => ({ authorization: `Bearer ${given}` });
    const path = `/chat/conversations/${id}`;
    return {
      id: id ?? '',
      token: token ?? '',
      path,
      as,
      say: (text: string, message_id = uuidv7(), more = {}) =>
        call('POST', `${path}/messages`, { message_id, text, ...more }, as()),
      list: (after = 0, token_?: string) =>
        call('GET', `${path}/messages?after=${after}`, undefined, as(token_)),
      read: (seq: number) => call('POST', `${path}/read`, { seq }, as()),
      typing: () => call('POST', `${path}/typing`, {}, as()),
      revoke: () => call('DELETE', `${path}/token`, undefined, as()),
      reply: (text: string, message_id = uuidv7()) =>
        call('POST', `/conversations/${id}/messages`, { message_id, text }),
      detail: () => call('GET', `/conversations/${id}`),
      rate: (body: unknown) => call('POST', `${path}/rating`, body, as()),
      identify: (email: string, user_hash = PROOF) =>
        call('POST', `${path}/identity`, { email, user_hash }, as()),
      patch: (patch: unknown) => call('PATCH', `/conversations/${id}`, patch),
      async stream(after = 0): Promise<OpenStream> {
        const ending = new AbortController();
        const response = await send(`${origin}${path}/stream?after=${after}`, {
          headers: as(),
          signal: ending.signal,
        });
        const found = parseEvents(response.body as ReadableStream<Uint8Array>);
        return {
          async next() {
            const { value, done } = await found.next();
            if (done || !value) throw new Error('the stream ended');
            return value;
          },
          async close() {
            ending.abort();
            await found.next().catch(() => undefined);
          },
        };
      },
    };
  }

  return {
    chat,
    origin,
    /** Serves another feature's routes to the same callers. */
    mount: (routes: Router) => void more.use(routes.routes()),
    hub,
    clock,
    team,
    events,
    recorded,
    persons,
    connection: db.connection,
    uri: db.uri,
    call,
    open,
    async stop() {
      server.closeAllConnections();
      server.close();
      await db.stop();
    },
  };
}
export type TestChat = Awaited<ReturnType<typeof testChat>>;

/** What a list of messages says, in order. */
export const textsOf = (answer: { body: { data: PublicMessage[] } }): string[] =>
  answer.body.data.map(({ text }) => text);
