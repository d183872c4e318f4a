import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ownSite, signIn } from './testing/api.ts';
import { childrenOf, isAlive } from './testing/processes.ts';
import { OWNER } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';
import { DEMO_SITE, eventOf, newVisitor, track } from './testing/track.ts';

/** What a team entrusts to the server; no two have a beginning of six characters in common. */
const KEYS = {
  provider: 'pdlK3y-4f6a9c1e7b2d8f05-provider',
  again: 'again9-e81b7d40c5f2a396-provider',
  hubspot: 'pat-eu1-77b1c9d0-5a3e-4f82-hubspot',
  slack: 'T0B0/s3cr3t5l4ckp4thQwErTyUi0p',
  agent: 'sk-ag3nt-0192837465abcdefABCDEF',
  bot: 'xoxb-998877-665544-b0tT0kenOfSl4ck',
  signing: '5199a0f5b1ac8899aabbccddeeff0011',
} as const;

/** A key, and every way in which bytes of it may lie somewhere. */
const needlesOf = (key: string): Buffer[] => [
  Buffer.from(key),
  Buffer.from(key.slice(0, 20)),
  Buffer.from(Buffer.from(key).toString('base64').slice(0, 20)),
  Buffer.from(Buffer.from(key).toString('hex').slice(0, 32)),
];

const holds = (haystack: Buffer): string[] =>
  Object.entries(KEYS).flatMap(([name, key]) =>
    needlesOf(key).some((needle) => haystack.includes(needle)) ? [name] : [],
  );

/** Everybody whom the server asks, and who answers all questions with the same bad news. */
async function startBadNews(): Promise<{ server: Server; pair: string; asked: string[] }> {
  const asked: string[] = [];
  let status = 401;
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    // 401, 500, 403, 429 … in turn; with what came repeated, as careless receivers do.
    status = { 401: 500, 500: 403, 403: 429, 429: 401 }[status] ?? 401;
    res.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' });
    res.end(JSON.stringify({ error: 'no', you_sent: req.headers['authorization'] ?? '' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, pair: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('keys are in no file, no log, no answer and no error', async ({ servers }) => {
  const others = await startBadNews();
  const at = `http://${others.pair}`;
  const server = await servers.start({
    env: {
      CLARM_ALLOW_PRIVATE: others.pair,
      CLARM_PROVIDER_URLS: `people_data_labs=${at},ipinfo=${at}`,
    },
  });
  const site = ownSite(await signIn(server));
  const session = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(OWNER),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answers: string[] = [];
  const ask = async (method: string, path: string, body?: unknown, of = site) => {
    const url = new URL(`/api${path}`, server.url);
    url.searchParams.set('site', of);
    const answer = await fetch(url, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    answers.push(`${method} ${path} ${answer.status} ${text}`);
    expect(answer.status, `${method} ${path} ${text}`).not.toBe(500);
    return (text ? JSON.parse(text) : {}) as { id?: string };
  };

  const settings = (key: string) => ({
    tier: 'growth',
    person_enrichment: 'everywhere',
    monthly_budget: 5,
    reverse_dns: false,
    providers: [
      { id: 'people_data_labs', enabled: true, key },
      { id: 'ipinfo', enabled: true, key },
    ],
    own: [],
  });
  for (const of of [site, DEMO_SITE]) {
    await ask('PUT', '/settings/enrichment', settings(KEYS.provider), of);
    await ask('PUT', '/settings/enrichment', settings(KEYS.again), of);
    await ask('GET', '/settings/enrichment', undefined, of);
  }
  const tried = { provider: 'ipinfo', kind: 'ip', value: '8.8.8.8' };
  await ask('POST', '/settings/enrichment/test', tried);
  await ask('POST', '/settings/enrichment/test', { ...tried, key: KEYS.provider });
  const events = ['high_intent_visitor', 'visitor_enriched', 'identify'];
  const slack = { target: 'slack', url: `${at}/services/${KEYS.slack}`, events };
  const hubspot = { target: 'hubspot', url: at, token: KEYS.hubspot, events };
  for (const draft of [slack, hubspot]) {
    const { id } = await ask('POST', '/webhooks', draft, DEMO_SITE);
    expect(id).toBeTruthy();
    await ask('POST', `/webhooks/${id}/test`, {}, DEMO_SITE);
    await ask('PATCH', `/webhooks/${id}`, { description: 'mine' }, DEMO_SITE);
    await expect
      .poll(() => ask('GET', `/webhooks/${id}/deliveries`, undefined, DEMO_SITE))
      .toMatchObject({ data: [{ attempts: [{}] }] });
  }
  const model = { base_url: `${at}/v1`, model: 'm', api_key: KEYS.agent };
  await ask('POST', '/agents', model);
  await ask('GET', '/agents');
  const bridge = { bot_token: KEYS.bot, signing_secret: KEYS.signing, channel: 'C0123456789' };
  await ask('PUT', '/settings/slack', { ...bridge, enabled: true });
  await ask('POST', '/settings/slack/test', {});
  await ask('GET', '/settings/slack');
  // What is wrong is said back, without what was given.
  await ask('PUT', '/settings/enrichment', { ...settings(KEYS.provider), tier: 'gold' });
  await ask('POST', '/webhooks', { ...hubspot, events: ['no_such_event'] });
  await ask('POST', '/agents', { ...model, base_url: 'nowhere' });

  // Visitors whom the providers are asked about, in vain.
  const before = others.asked.length;
  const address = { 'X-Clarm-Demo-IP': '73.162.1.20' };
  const visitor = newVisitor();
  await track(server, DEMO_SITE, [eventOf(visitor)], address);
  await track(
    server,
    DEMO_SITE,
    [eventOf(visitor, { event: 'identify', properties: { email: 'jane@acme-example.com' } })],
    address,
  );
  await expect.poll(() => others.asked.length).toBeGreaterThan(before);
  for (const path of ['/me', '/webhooks', '/settings/enrichment/usage', `/visitors/${visitor}`]) {
    await ask('GET', path, undefined, DEMO_SITE);
  }

  const engines = childrenOf(server.pid);
  await server.end('SIGINT');
  await expect.poll(() => engines.some(isAlive)).toBe(false);
  const said = Buffer.from(server.stdout + server.stderr);
  expect(said.includes('"level":'), 'there is a log').toBe(true);
  expect(holds(said), 'in the log').toEqual([]);
  expect(answers.filter((answer) => holds(Buffer.from(answer)).length > 0)).toEqual([]);
  const names = await readdir(server.dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(5);
  let seen = false;
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    seen ||= bytes.includes(Buffer.from(visitor.slice(2)));
    expect(holds(bytes), name).toEqual([]);
  }
  expect(seen, 'files can be read: a visitor would be found in them').toBe(true);
  others.server.close();
});
