import type { Browser } from '@playwright/test';
import type { VisitorProfile } from '../server/contracts/visitors.ts';
import { KNOWN_ADDRESSES } from '../server/enrichment/known-addresses.ts';
import { testRedis } from '../server/live/testing/test-redis.ts';
import { signIn } from './testing/api.ts';
import { openDatabase, readEverything } from './testing/database.ts';
import { findAddress, needleOf } from './testing/find-address.ts';
import { visitorOf, widgetOf } from './testing/people.ts';
import { engineOf } from './testing/processes.ts';
import { readRedis } from './testing/read-redis.ts';
import type { RunningServer } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';
import { DEMO_SITE, eventOf, newVisitor, track } from './testing/track.ts';

const ADDRESSES = [KNOWN_ADDRESSES.bigCompany.address, KNOWN_ADDRESSES.bigCompanyIPv6.address];
const NEEDLES = ADDRESSES.map(needleOf);

/** A whole visit from this address: pages, an e-mail, the chat, and an answer from the team. */
async function visit(
  browser: Browser,
  server: RunningServer,
  header: string,
  address: string,
): Promise<void> {
  const context = await browser.newContext({ extraHTTPHeaders: { [header]: address } });
  const page = await context.newPage();
  await page.clock.install();
  for (const path of ['', 'product', 'app/', 'pricing', 'book-a-demo']) {
    await page.goto(`${server.url}/demo/${path}`);
    await page.clock.runFor(10_000);
  }
  const widget = widgetOf(page);
  await widget.open();
  await widget.say('Hello, what does it cost?');
  await widget.say('Can we see a demo?');
  await page.evaluate(() => window.ClarmTrack?.('identify', { name: 'Jane' }));

  const api = await signIn(server);
  const visitor = await visitorOf(page);
  const profile = (): Promise<VisitorProfile> => api.get(`/visitors/${visitor}`);
  await expect.poll(async () => (await profile()).messages).toBe(2);
  expect((await profile()).company?.domain, 'the address was looked up').toBe('apple.com');
  const [conversation] = (await profile()).conversations;
  const reply = { message_id: eventOf(visitor).event_id, text: 'Gladly.' };
  await api.post(`/conversations/${conversation}/messages`, reply);
  await expect(widget.messages).toContainText('Gladly.');
  await context.close();
}

/** Everything that goes wrong and may end in a log: bad bodies, unknown sites, no database. */
async function misbehave(server: RunningServer, headers: Record<string, string>): Promise<void> {
  const send = (path: string, body: string) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const wrong = JSON.stringify({ email: 'nobody@example.com', password: 'wrong password' });
  const answers = await Promise.all([
    send('/api/track', '{'),
    send('/api/track', '{"widget_id":"w_doesnotexist","events":[{}]}'),
    send('/api/chat/conversations', '{"widget_id":"w_doesnotexist"}'),
    send('/api/chat/conversations/c_none/messages', '{}'),
    send('/api/session', wrong),
    send('/nowhere', '{}'),
  ]);
  expect(answers.map(({ status }) => status)).not.toContain(500);
}

/** Sends until the database is back, so that what an outage makes the server say is in its log. */
async function outage(server: RunningServer, headers: Record<string, string>): Promise<void> {
  process.kill(engineOf(server), 'SIGKILL');
  const events = [eventOf(newVisitor())];
  const send = async () => (await track(server, DEMO_SITE, events, headers)).status;
  await expect.poll(send).toBe(202);
}

for (const { how, header, env, withRedis } of [
  { how: 'as the demo is told', header: 'X-Clarm-Demo-IP', env: {}, withRedis: false },
  {
    how: 'through a trusted proxy, with Redis',
    header: 'X-Forwarded-For',
    env: { TRUST_PROXY: 'loopback' },
    withRedis: true,
  },
]) {
  test(`a visitor's address is in no document, key, value or log, ${how}`, async ({
    servers,
    browser,
  }) => {
    const redis = withRedis ? await testRedis() : undefined;
    const reader = redis && (await readRedis(redis.url));
    const server = await servers.start({ env: { ...env, REDIS_URL: redis?.url ?? '' } });

    for (const address of ADDRESSES) {
      await visit(browser, server, header, address);
      await misbehave(server, { [header]: address });
    }
    await outage(server, { [header]: ADDRESSES[0] ?? '' });

    const documents = await readEverything(server.mongoUri);
    const events = documents.get('clarm.events') ?? [];
    expect(events.length, 'there is something to walk').toBeGreaterThan(20);
    expect(documents.get('clarm.conversations')).toHaveLength(2);
    expect(findAddress(documents, NEEDLES)).toEqual([]);
    if (reader) {
      expect(reader.commands.length, 'Redis was used').toBeGreaterThan(20);
      expect(findAddress(await reader.entries(), NEEDLES)).toEqual([]);
      expect(findAddress(reader.commands, NEEDLES)).toEqual([]);
    }
    expect(server.stdout, 'there is a log').toContain('"level":');
    expect(findAddress([server.stdout, server.stderr], NEEDLES)).toEqual([]);
    reader?.close();
    await redis?.stop();
  });
}

test('a planted address would be found, in every form and place', async ({ server }) => {
  const forms = (address: string): unknown[] => {
    const { bytes, numbers, texts } = needleOf(address);
    return [
      `from ${address.toUpperCase()}:443`,
      ...texts,
      bytes,
      Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]),
      bytes.toString('hex').toUpperCase(),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      Buffer.concat([Buffer.from('xy'), bytes]).toString('base64'),
      ...numbers,
      { deep: [{ deeper: [address] }] },
    ];
  };
  const { db, close } = await openDatabase(server.mongoUri);
  for (const address of ADDRESSES) {
    for (const planted of forms(address)) {
      const _id = `planted-${Math.random()}` as never;
      await db.collection('sessions').insertOne({ _id, planted });
      const found = findAddress(await readEverything(server.mongoUri), NEEDLES);
      expect(found, JSON.stringify(planted)).not.toEqual([]);
      await db.collection('sessions').deleteOne({ _id });
    }
    expect(findAddress({ [`key ${address}`]: 1 }, NEEDLES), 'as a name').toHaveLength(1);
  }
  expect(findAddress(await readEverything(server.mongoUri), NEEDLES)).toEqual([]);
  await close();

  const redis = await testRedis();
  const reader = await readRedis(redis.url);
  const { bytes, address } = needleOf(ADDRESSES[0] ?? '');
  for (const plant of [
    () => reader.redis.set(`limit:${address}`, 1),
    () => reader.redis.set('string', bytes),
    () => reader.redis.hset('hash', address, 1),
    () => reader.redis.hset('hash', 'field', bytes),
    () => reader.redis.rpush('list', 'a', address),
    () => reader.redis.sadd('set', bytes),
    () => reader.redis.zadd('zset', 1, address),
    () => reader.redis.xadd('stream', '*', 'field', bytes),
  ]) {
    await plant();
    expect(findAddress(await reader.entries(), NEEDLES), plant.toString()).not.toEqual([]);
    await reader.redis.flushall();
  }
  await reader.redis.publish('channel', bytes);
  await expect.poll(() => findAddress(reader.commands.slice(-1), NEEDLES)).toHaveLength(1);
  reader.close();
  await redis.stop();
});
