import type Router from '@koa/router';
import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { z } from 'zod';
import { visitorId } from '../contracts/ids.ts';
import { ApiError } from '../errors.ts';
import { openEventStream } from '../http/event-stream.ts';
import { readJson } from '../http/read-json.ts';
import type { FeedMessage } from './contract.ts';
import type { Feed } from './feed.ts';
import type { Inbox } from './inbox.ts';
import type { PersonaMemory } from './persona-memory.ts';
import { cardOf, type Persona } from './personas.ts';

const MAX_WEBHOOK_BYTES = 256 * 1024;

export interface DemoApiDeps {
  personas: readonly Persona[];
  memory: PersonaMemory;
  feed: Feed;
  inbox: Inbox;
  /** Streams that are open; ended when the server stops. */
  onOpen: (close: () => void) => () => void;
}

/** The demo's own pages only: another site in the same browser may neither read nor set anything. */
const sameOrigin = (ctx: Context): void => {
  const site = ctx.get('Sec-Fetch-Site');
  if (site !== '' && site !== 'same-origin' && site !== 'none') throw new ApiError('forbidden');
};

const visitorOf = (ctx: Context): string =>
  z.object({ visitor_id: visitorId }).parse({ visitor_id: ctx.query['visitor_id'] }).visitor_id;

/** What the demo bar and its panel ask of the server, and the webhook inbox. */
export function addApiRoutes(router: Router, deps: DemoApiDeps): void {
  const { personas, memory, feed, inbox } = deps;
  const choice = z.object({
    visitor_id: visitorId,
    persona: z.enum(personas.map(({ id }) => id)).nullable(),
  });

  router.get('/demo/api/personas', (ctx) => {
    ctx.body = { data: personas.map(cardOf) };
  });

  router.post('/demo/api/persona', async (ctx) => {
    sameOrigin(ctx);
    const { visitor_id, persona } = choice.parse(await readJson(ctx, 1024));
    if (persona === null) memory.forget(visitor_id);
    else memory.remember(visitor_id, persona);
    ctx.body = { visitor_id, persona };
  });

  router.get('/demo/api/feed', async (ctx) => {
    sameOrigin(ctx);
    const visitor = visitorOf(ctx);
    const early: FeedMessage[] = [];
    let send = (message: FeedMessage): void => void early.push(message);
    const stop = feed.watch(visitor, (message) => send(message));
    const known = await feed.visitorOf(visitor).catch(() => null);
    if (ctx.res.destroyed) {
      stop();
      return;
    }
    const stream = openEventStream(ctx);
    const forget = deps.onOpen(() => stream.close());
    stream.onClose(() => {
      stop();
      forget();
    });
    send = (message) => stream.send({ data: message });
    send({
      kind: 'snapshot',
      persona: memory.personaOf(visitor) ?? null,
      events: feed.eventsOf(visitor),
      inbox: inbox.list(visitor),
      visitor: known,
    });
    for (const message of early) if (message.kind === 'visitor') send(message);
  });

  router.get('/demo/api/inbox', (ctx) => {
    sameOrigin(ctx);
    const visitor = ctx.query['visitor_id'] === undefined ? undefined : visitorOf(ctx);
    ctx.body = { data: inbox.list(visitor) };
  });

  router.post('/demo/inbox', async (ctx) => {
    const length = ctx.get('Content-Length') || null;
    const body = await getRawBody(ctx.req, {
      limit: MAX_WEBHOOK_BYTES,
      length,
      encoding: 'utf-8',
    }).catch(() => {
      throw new ApiError('too_large', { message: 'A webhook is at most 256 KB.' });
    });
    const item = inbox.receive(body, ctx.headers);
    if (!item) throw new ApiError('malformed');
    if (!item.verified) throw new ApiError('bad_signature');
    ctx.body = { received: item.webhook_id };
  });
}
