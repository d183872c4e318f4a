import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import type { VisitorProfile, VisitorRow } from '../server/contracts/visitors.ts';
import { ADDRESS_PANEL } from '../server/enrichment/panel/address-panel.ts';
import { rowsOf, signIn, type Api } from './testing/api.ts';
import { createServers } from './testing/servers.ts';
import type { RunningServer } from './testing/start-server.ts';
import { expect, test as story } from './testing/story.ts';
import { DEMO_SITE, eventOf, newVisitor, track, type SentEvent } from './testing/track.ts';
import { startReceiver, type CreatedEndpoint, type Receiver } from './testing/webhook-receiver.ts';

/**
 * What teams say of the tools that they left, replayed: home users shown as companies, bots, stale
 * leads on top, the same alert again and again, scores that nobody can explain.
 */
interface Host {
  server: RunningServer;
  receiver: Receiver;
}
interface Team {
  server: RunningServer;
  /** As a member sees the site. */
  api: Api;
  /** A new site of the account. */
  site: string;
  /** What its one webhook was told. */
  told(): (readonly [event: string, visitor: string])[];
  /** Resolves when it was told so many things. */
  toldOf(count: number): Promise<void>;
  /** The bodies of what it was told. */
  bodies(): Receiver['received'][number]['body'][];
}

const test = story.extend<{ team: Team }, { host: Host }>({
  // One server for all of these: every story has a site of its own.
  host: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const receiver = await startReceiver();
      const servers = createServers();
      const server = await servers.start({ env: { CLARM_ALLOW_PRIVATE: receiver.pair } });
      await use({ server, receiver });
      await servers.stopAll();
      await receiver.stop();
    },
    { scope: 'worker' },
  ],
  team: async ({ host: { server, receiver } }, use) => {
    const account = await signIn(server);
    const { id: site } = await account.post<{ id: string }>('/widgets', { name: 'Complaints' });
    const api = account.on(site);
    const url = `${receiver.url}/${site}`;
    const events = ['high_intent_visitor', 'enterprise_alert', 'visitor_enriched'];
    await api.post<CreatedEndpoint>('/webhooks', { url, events });
    const mine = () => receiver.received.filter(({ path }) => path.endsWith(site));
    await use({
      server,
      api,
      site,
      told: () => mine().map(({ body }) => [body.event, body.data.visitor_id ?? ''] as const),
      toldOf: (count) => receiver.until(() => mine().length >= count),
      bodies: () => mine().map(({ body }) => body),
    });
  },
});

// In one worker: a start costs more than all of them.
test.describe.configure({ mode: 'default' });

/** A visit that comes to 75, in the order in which a browser would send it. */
function crossing(visitor: string, at = Date.now()): SentEvent[] {
  const timestamp = new Date(at).toISOString();
  const views = ['pricing', 'demo'].flatMap((page) => {
    const url = `https://www.example.com/${page}`;
    const view = eventOf(visitor, { url, timestamp });
    const more = { event: 'page_engaged', url, page_view_id: view.event_id, timestamp };
    return [view, eventOf(visitor, more)];
  });
  const acts: Partial<SentEvent>[] = [
    { event: 'widget_opened' },
    { event: 'action_clicked', properties: { label: 'Call us', kind: 'link' } },
    { event: 'goal_achieved', properties: { goal: 'demo_booked' } },
    { event: 'identify', properties: { name: 'Jane' } },
  ];
  return [...views, ...acts.map((act) => eventOf(visitor, { ...act, timestamp }))];
}

const profileOf = (api: Api, visitor: string) => api.get<VisitorProfile>(`/visitors/${visitor}`);
const scored = (api: Api, visitor: string) =>
  expect.poll(async () => (await rowsOf(api)).get(visitor)?.intent ?? 0);

test('homes, phones, clouds, tunnels and schools are shown as no company', async ({ team }) => {
  const panel = Object.entries(ADDRESS_PANEL).flatMap(([type, rows]) =>
    rows.flatMap(([address, who]) => (isIP(address) ? [{ type, address, who }] : [])),
  );
  const visitors = new Map(panel.map((row) => [newVisitor(), row]));
  for (const [visitor, { address }] of visitors) {
    const { status } = await track(team.server, DEMO_SITE, [eventOf(visitor)], {
      'X-Clarm-Demo-IP': address,
    });
    expect(status).toBe(202);
  }
  const demo = team.api.on(DEMO_SITE);
  const shown = new Map<string, VisitorRow>();
  const readAll = async (): Promise<number> => {
    for (let page = 1; ; page += 1) {
      const { data, pages } = await demo.get<{ data: VisitorRow[]; pages: number }>(
        `/visitors?limit=100&page=${page}`,
      );
      for (const row of data) shown.set(row.id, row);
      if (page >= pages) return shown.size;
    }
  };
  await expect.poll(readAll).toBe(visitors.size);
  for (const [visitor, { type, address, who }] of visitors) {
    const company = shown.get(visitor)?.company?.domain;
    expect(company, `${address}, ${who}`).toBe(type === 'business' ? who : undefined);
  }
});

test('bots are in no list, have no score and alert nobody', async ({ team }) => {
  const { server, site, api, told, toldOf } = team;
  const agents = [
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36',
    'python-requests/2.32',
    '',
  ];
  const bots = agents.map(() => newVisitor());
  for (const [n, bot] of bots.entries()) {
    await track(server, site, crossing(bot), { 'user-agent': agents[n] ?? '' });
  }
  const fast = newVisitor();
  await track(
    server,
    site,
    Array.from({ length: 40 }, () => eventOf(fast)),
  );
  const human = newVisitor();
  await track(server, site, crossing(human));
  await scored(api, human).toBe(75);
  await toldOf(1);
  expect([...(await rowsOf(api)).keys()]).toEqual([human]);
  expect(told()).toEqual([['high_intent_visitor', human]]);
  for (const bot of [...bots, fast]) {
    expect((await profileOf(api, bot)).intent).toBe(0);
  }
});

test("last week's leads are not today's: they decay, and what arrives late alerts nobody", async ({
  team,
}) => {
  const { server, site, api, told } = team;
  const [old, fresh] = [newVisitor(), newVisitor()];
  const DAY = 86_400_000;
  await track(server, site, crossing(old, Date.now() - 7 * DAY));
  // Both pages and the widget: warm, and nothing more.
  await track(server, site, crossing(fresh).slice(0, 5));
  await scored(api, fresh).toBe(48);
  // 52 · 2^(−7/3) of pages and 36 · ½ of the rest.
  await scored(api, old).toBe(28);
  const { data } = await api.get<{ data: VisitorRow[] }>('/visitors?sort=intent');
  expect(data.map(({ id }) => id)).toEqual([fresh, old]);
  expect(told()).toEqual([]);
});

test('one visit is one alert: sent twice, in pieces, from two tabs and two browsers', async ({
  team,
}) => {
  const { server, site, api, told } = team;
  const secrets = await api.post<{ secret: string }>(`/widgets/${site}/identity-secret`, {});
  const email = 'jane@acme-example.com';
  const user_hash = createHmac('sha256', secrets.secret).update(email).digest('hex');
  const browsers = [newVisitor(), newVisitor()];
  for (const visitor of browsers) {
    const identify = { event: 'identify', properties: { email, user_hash } };
    await track(server, site, [eventOf(visitor, identify)]);
  }
  const sending = browsers.flatMap((visitor) => {
    const events = crossing(visitor).filter(({ event }) => event !== 'identify');
    // In pieces, and every piece once more, as a browser that had no answer would.
    return [...events, ...events].map((event) => track(server, site, [event]));
  });
  await Promise.all(sending);
  const alerted = () =>
    told().flatMap(([event, who]) => (event === 'high_intent_visitor' ? [who] : []));
  await expect.poll(() => alerted().length).toBe(1);
  expect(browsers).toContain(alerted()[0]);
  // Whoever crosses after them has alerted: what there was to say of them is said.
  const anybody = newVisitor();
  await track(server, site, crossing(anybody));
  await expect.poll(alerted).toContain(anybody);
  expect(alerted()).toHaveLength(2);
});

test('64 writers through one visitor’s tabs make one alert', async ({ team }) => {
  const { server, site, api, told, toldOf } = team;
  const visitor = newVisitor();
  const writers = Array.from({ length: 8 }, () => crossing(visitor)).flat();
  expect(writers).toHaveLength(64);
  await Promise.all(writers.map((event) => track(server, site, [event])));
  await toldOf(1);
  await scored(api, visitor).toBeGreaterThanOrEqual(70);
  const other = newVisitor();
  await track(server, site, crossing(other));
  await expect
    .poll(() => told().filter(([, who]) => who === other))
    .toEqual([['high_intent_visitor', other]]);
  expect(told().filter(([, who]) => who === visitor)).toHaveLength(1);
});

test('a score says where each of its points came from, in the profile and in the alert', async ({
  team,
}) => {
  const { server, site, api, bodies, toldOf } = team;
  const visitor = newVisitor();
  await track(server, site, crossing(visitor));
  await toldOf(1);
  const profile = await profileOf(api, visitor);
  const alert = bodies()[0]?.data ?? {};
  for (const { intent, rows } of [
    { intent: profile.intent, rows: profile.score_breakdown },
    { intent: alert.intent_score, rows: alert.score_breakdown ?? [] },
  ]) {
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.reduce((sum, { points }) => sum + points, 0)).toBe(intent);
    for (const row of rows) {
      expect(Object.keys(row).toSorted()).toEqual(['at', 'cap', 'count', 'points', 'signal']);
      expect(row.cap).toBeGreaterThan(0);
    }
  }
});
