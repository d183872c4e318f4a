import { KNOWN_ADDRESSES } from '../server/enrichment/known-addresses.ts';
import { ownSite, signIn } from './testing/api.ts';
import { startCustomerSite } from './testing/customer-site.ts';
import { openDatabase } from './testing/database.ts';
import type { RunningServer } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';
import { DEMO_SITE, eventOf, newVisitor, track } from './testing/track.ts';

const PERSONA = 'big-company';
const { address: ADDRESS, company: COMPANY } = KNOWN_ADDRESSES.bigCompany;

/** Says to the demo's API, as its bar does, whom this visitor plays. */
async function play(server: RunningServer, visitor: string): Promise<number> {
  const answer = await fetch(`${server.url}/demo/api/persona`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ visitor_id: visitor, persona: PERSONA }),
  });
  return answer.status;
}

/** The domain of the company that an event of this visitor was taken to come from. */
async function companyOf(
  server: RunningServer,
  site: string,
  visitor: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const event = eventOf(visitor);
  const { answer } = await track(server, site, [event], headers);
  expect(answer, 'the event itself counts').toMatchObject({ accepted: 1 });
  const { db, close } = await openDatabase(server.mongoUri);
  const stored = await db.collection('events').findOne({ event_id: event.event_id });
  await close();
  expect(stored).toMatchObject({ network: { type: expect.any(String) } });
  const network = stored?.['network'] as { company?: { domain: string } } | undefined;
  return network?.company?.domain;
}

const HEADER = { 'x-clarm-demo-ip': ADDRESS };

test('on the demo itself both name a company, or this story would prove nothing', async ({
  sharedServer: server,
}) => {
  const visitor = newVisitor();
  expect(await companyOf(server, DEMO_SITE, visitor)).toBeUndefined();
  expect(await companyOf(server, DEMO_SITE, visitor, HEADER)).toBe(COMPANY);
  expect(await play(server, visitor)).toBe(200);
  expect(await companyOf(server, DEMO_SITE, visitor)).toBe(COMPANY);
});

test('neither counts on another site of the same server', async ({ sharedServer: server }) => {
  const site = ownSite(await signIn(server));
  const visitor = newVisitor();
  expect(await play(server, visitor)).toBe(200);
  expect(await companyOf(server, site, visitor)).toBeUndefined();
  expect(await companyOf(server, site, visitor, HEADER)).toBeUndefined();
});

test('neither counts for a request that somebody forwarded', async ({ sharedServer: server }) => {
  const visitor = newVisitor();
  await play(server, visitor);
  for (const forwarded of [
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': ADDRESS },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 proxy' },
    { 'cf-connecting-ip': '127.0.0.1' },
  ]) {
    const seen = await companyOf(server, DEMO_SITE, visitor, { ...HEADER, ...forwarded });
    expect(seen, JSON.stringify(forwarded)).toBeUndefined();
    expect(await companyOf(server, DEMO_SITE, visitor, forwarded)).toBeUndefined();
  }
});

for (const trusted of ['loopback', '127.0.0.1,::1', '10.0.0.0/8']) {
  test(`neither counts where TRUST_PROXY is ${trusted}`, async ({ servers }) => {
    const server = await servers.start({ env: { TRUST_PROXY: trusted } });
    const visitor = newVisitor();
    await play(server, visitor);
    expect(await companyOf(server, DEMO_SITE, visitor)).toBeUndefined();
    expect(await companyOf(server, DEMO_SITE, visitor, HEADER)).toBeUndefined();
    const forwarded = { 'x-forwarded-for': '127.0.0.1' };
    expect(
      await companyOf(server, DEMO_SITE, visitor, { ...HEADER, ...forwarded }),
    ).toBeUndefined();
  });
}

test('without the demo neither counts, nor is there anybody to tell', async ({ servers }) => {
  const withDemo = await servers.start();
  const { dataDir } = withDemo;
  await withDemo.end('SIGTERM');
  // The demo's site is still in the database.
  const server = await servers.start({ dataDir, env: { CLARM_DEMO: '0' } });
  const visitor = newVisitor();
  expect(await play(server, visitor)).toBe(404);
  expect((await fetch(`${server.url}/demo/`)).status).toBe(404);
  expect(await companyOf(server, DEMO_SITE, visitor)).toBeUndefined();
  expect(await companyOf(server, DEMO_SITE, visitor, HEADER)).toBeUndefined();
});

test('another site in the same browser cannot say who a visitor is', async ({
  sharedServer: server,
  page,
}) => {
  const visitor = newVisitor();
  const acme = await startCustomerSite({ '/': {} });
  await page.goto(acme.url);
  const answered = page.waitForResponse('**/demo/api/persona');
  await page.evaluate(
    ([url, body]) => {
      // What a page may send anywhere without asking first.
      void fetch(`${url}/demo/api/persona`, { method: 'POST', body, mode: 'no-cors' });
    },
    [server.url, JSON.stringify({ visitor_id: visitor, persona: PERSONA })] as const,
  );
  expect((await answered).status()).toBe(403);
  expect(await companyOf(server, DEMO_SITE, visitor)).toBeUndefined();
  await acme.close();
});
