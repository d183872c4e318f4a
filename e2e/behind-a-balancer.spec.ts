import type { VisitorRow } from '../server/contracts/visitors.ts';
import type { Page } from '../server/contracts/lists.ts';
import { testReceiver } from '../server/webhooks/testing/test-receiver.ts';
import { signIn, type Api } from './testing/api.ts';
import { crossing } from './testing/crossing.ts';
import { startProxy } from './testing/proxy.ts';
import { test } from './testing/several-servers.ts';
import { expect } from './testing/story.ts';
import { openDatabase } from './testing/database.ts';
import { DEMO_SITE, eventOf, newVisitor, trackUntilStored } from './testing/track.ts';

const A_MINUTE = 100;
const VISITORS = 12;

/** The events of an open `GET /api/stream`, as they come. */
async function followSite(api: Api, url: string): Promise<{ seen: string[]; close(): void }> {
  const ending = new AbortController();
  const answer = await fetch(`${url}/api/stream?site=${DEMO_SITE}`, {
    headers: { cookie: api.cookie },
    signal: ending.signal,
  });
  expect(answer.status).toBe(200);
  const seen: string[] = [];
  const reading = async (): Promise<void> => {
    const text = new TextDecoderStream();
    for await (const chunk of answer.body?.pipeThrough(text) ?? []) {
      for (const [, data] of chunk.matchAll(/^data: (.*)$/gm)) seen.push(data ?? '');
    }
  };
  reading().catch(() => undefined);
  return { seen, close: () => ending.abort() };
}

test('two servers behind a plain TCP balancer are one: limits, presence, feed, alerts, deliveries', async ({
  startOne,
  database,
}) => {
  const receiver = await testReceiver();
  const env = {
    TRUST_PROXY: 'loopback',
    CLARM_ALLOW_PRIVATE: receiver.pair,
  };
  const both = [await startOne(env), await startOne(env)];
  const balancer = await startProxy(both.map(({ port }) => ({ port })));
  const one = { url: `http://127.0.0.1:${balancer.port}` };
  const api = await signIn(one);

  await test.step('an API key has its hundred a minute once', async () => {
    const { key } = await api.post<{ key: string }>('/api-keys', {
      name: 'CRM',
      scopes: ['read'],
    });
    const ask = async () => {
      const answer = await fetch(`${one.url}/api/visitors?limit=1`, {
        headers: { authorization: `Bearer ${key}` },
      });
      await answer.arrayBuffer();
      return answer.status;
    };
    const before = balancer.connections;
    const statuses = await Promise.all(Array.from({ length: A_MINUTE + 30 }, ask));
    expect(balancer.connections - before, 'both were asked').toBeGreaterThan(4);
    const taken = statuses.filter((status) => status === 200).length;
    expect(taken + statuses.filter((status) => status === 429).length).toBe(statuses.length);
    expect(taken).toBeGreaterThanOrEqual(A_MINUTE);
    // Where Redis is late with an answer, a process counts that one by itself.
    expect(taken, 'each by itself would take all').toBeLessThan(A_MINUTE + 15);
  });

  await test.step('a beat at one is told by both, once, and both know who is online', async () => {
    const [first, second] = [await followSite(api, one.url), await followSite(api, one.url)];
    const visitor = newVisitor();
    await trackUntilStored(one, DEMO_SITE, [eventOf(visitor)]);
    const beat = () =>
      fetch(`${one.url}/api/presence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ widget_id: DEMO_SITE, visitor_id: visitor }),
      });
    await Promise.all(Array.from({ length: 6 }, beat));
    for (const { seen } of [first, second]) {
      const came = () =>
        seen
          .map((text) => JSON.parse(text) as { kind: string; id: string; online?: boolean })
          .filter(({ kind, id }) => kind === 'presence' && id === visitor);
      await expect.poll(came).toEqual([expect.objectContaining({ online: true })]);
    }
    for (const server of both) {
      const own = await signIn(server);
      await expect
        .poll(async () => {
          const { data } = await own.get<Page<VisitorRow>>('/visitors?online=true');
          return data.map(({ id }) => id);
        })
        .toContain(visitor);
    }
    first.close();
    second.close();
  });

  await test.step('whoever crosses alerts once, and each order is told once', async () => {
    const events = ['high_intent_visitor', 'purchase'];
    await api.post('/webhooks', { url: receiver.url, events });
    // Customers alert nobody: who buys is somebody else.
    const leads = Array.from({ length: VISITORS }, newVisitor);
    const buyers = Array.from({ length: VISITORS }, newVisitor);
    const bought = buyers.flatMap((buyer, index) => {
      const properties = { amount: 5, currency: 'EUR', orderId: `order ${index}` };
      const event = eventOf(buyer, { event: 'purchase', properties });
      // Twice: a browser that got no answer.
      return [event, event];
    });
    await Promise.all(
      [...leads.flatMap(crossing), ...bought].map((event) =>
        trackUntilStored(one, DEMO_SITE, [event]),
      ),
    );
    const told = (name: string) =>
      receiver.received
        .map(({ body }) => JSON.parse(body) as { event: string; data: { visitor_id: string } })
        .filter(({ event }) => event === name)
        .map(({ data }) => data.visitor_id)
        .toSorted();
    await expect.poll(() => told('purchase')).toEqual(buyers.toSorted());
    await expect.poll(() => told('high_intent_visitor')).toEqual(leads.toSorted());
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size, 'none was sent twice').toBe(ids.length);
  });

  await test.step('one of them leaves, and visitors lose nothing', async () => {
    const [leaving, staying] = both;
    const ended = leaving?.end('SIGTERM');
    await expect
      .poll(async () => (await fetch(`${leaving?.url}/readyz`)).status, { intervals: [50] })
      .toBe(503);
    expect((await fetch(`${staying?.url}/readyz`)).status).toBe(200);
    const visitor = newVisitor();
    let sent = 0;
    for (let going = true; going; sent += 1) {
      void ended?.then(() => (going = false));
      await trackUntilStored(one, DEMO_SITE, [eventOf(visitor, { event: 'click' })]);
    }
    expect(await ended).toEqual({ code: 0, signal: null });
    const { db, close } = await openDatabase(database.uri);
    expect(await db.collection('events').countDocuments({ visitor_id: visitor })).toBe(sent);
    await close();
  });
  await balancer.close();
  receiver.stop();
});
