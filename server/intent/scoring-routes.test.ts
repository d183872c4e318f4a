import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testAccounts, type Call, type TestAccounts } from '../accounts/testing/test-accounts.ts';
import type { ScoringSettingStore } from '../accounts/scoring-setting-store.ts';
import { testOrganisation } from '../accounts/testing/test-organisation.ts';
import type { ScoringSettings, ScoringTested } from '../contracts/scoring.ts';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { createRulesOf } from './create-rules-of.ts';
import { defaultRules } from './rules.ts';
import { scoringRoutes } from './scoring-routes.ts';

const SITE = 'w_scored001';
const at = `/settings/scoring?site=${SITE}`;
let db: TestDatabase;
let server: TestAccounts;
let owner: Call;
let agent: Call;
let store: ScoringSettingStore;
before(async () => {
  db = await testDatabase();
  server = await testAccounts(db.connection, {
    routesOf: ({ scoringStore }) => {
      store = scoringStore;
      return scoringRoutes({ store: scoringStore, industries: ['Software'] });
    },
  });
  await createIndexes(db.connection);
  await testOrganisation(db.connection, { name: 'acme', sites: [SITE, 'w_scored002'] });
  await testOrganisation(db.connection, { name: 'other', sites: ['w_other001'] });
  owner = (await server.signedIn('owner@acme.example')).call;
  agent = (await server.signedIn('agent@acme.example')).call;
});
after(async () => {
  await server.stop();
  await db.stop();
});

const read = async (path = at) => (await owner('GET', path)).body as unknown as ScoringSettings;
const patch = async (body: unknown) => {
  const answer = await owner('PATCH', at, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as unknown as ScoringSettings;
};
const refused = async (body: unknown): Promise<string> => {
  const { status, body: answer } = await owner('PATCH', at, body);
  assert.equal(status, 422, JSON.stringify(body));
  return (answer['error'] as { message: string }).message;
};

test('a site begins with the numbers of the contract, and they can be read', async () => {
  const settings = await read();
  assert.equal(settings.version, 1);
  assert.deepEqual([settings.threshold, settings.rearm_at], [70, 55]);
  assert.equal(settings.weights.pages['pricing'], 26);
  assert.deepEqual(settings.half_lives, { pages: 3, engagement: 7 });
  assert.deepEqual(settings.caps, { pages: 40, engagement: 35, company: 25 });
  assert.ok(settings.default_pages.some(({ kind }) => kind === 'pricing'));
  assert.deepEqual(settings.industries, ['Software']);
  assert.equal(settings.rescoring, undefined);
  const site = await server.sites.find(SITE);
  assert.ok(site);
  assert.deepEqual(createRulesOf()(site), { ...defaultRules });
});

test('a change that changes scores is a new version, and visitors wait to be scored anew', async () => {
  const changed = await patch({
    pages: [{ pattern: '/plans/**', kind: 'pricing' }],
    weights: { pages: { docs: 5 } },
  });
  assert.equal(changed.version, 2);
  assert.equal(changed.weights.pages['docs'], 5);
  assert.equal(changed.weights.pages['pricing'], 26, 'what is not sent stays');
  assert.deepEqual([changed.rescoring?.version, changed.rescoring?.status], [2, 'waiting']);
  const site = await server.sites.find(SITE);
  assert.equal(site?.rulesVersion, 2);
  assert.ok(site && createRulesOf()(site).pages[0]?.globs.includes('/plans/**'));
});

test('the alert’s two numbers change no score, and the threshold is the one of the site', async () => {
  const { version } = await read();
  const changed = await patch({ threshold: 80, rearm_at: 60 });
  assert.deepEqual([changed.version, changed.threshold, changed.rearm_at], [version, 80, 60]);
  assert.equal((await server.sites.find(SITE))?.alertThreshold, 80);
  await owner('PATCH', `/widgets/${SITE}`, { alert_threshold: 40 });
  const lower = await read();
  assert.deepEqual([lower.threshold, lower.rearm_at], [40, 39], 'never armed above it');
});

test('a threshold that the widget page has changed meanwhile is not written over', async () => {
  const scope = { organisation: 'o_acme', site: SITE, via: 'session' } as const;
  const before = await store.read(scope);
  await owner('PATCH', `/widgets/${SITE}`, { alert_threshold: 45 });
  const change = { set: before.set, threshold: before.threshold, rescore: false };
  assert.equal(await store.write(scope, before, change), false);
  assert.equal((await read()).threshold, 45);
});

test('another site, another version', async () => {
  assert.equal((await read('/settings/scoring?site=w_scored002')).version, 1);
});

test('says clearly what does not fit', async () => {
  assert.match(
    await refused({ pages: [{ pattern: '/x', kind: 'nothing' }] }),
    /pages\.0\.kind.*weights\.pages/,
  );
  assert.match(await refused({ pages: [{ pattern: 'x', kind: 'docs' }] }), /must begin with \//);
  assert.match(
    await refused({ pages: [{ pattern: '/*a*b*c*d', kind: 'docs' }] }),
    /three wildcards/,
  );
  assert.match(await refused({ pages: [{ pattern: '/x?y', kind: 'docs' }] }), /path/);
  assert.match(await refused({ caps: { pages: 90 } }), /caps.*100/);
  assert.match(await refused({ threshold: 60, rearm_at: 60 }), /rearm_at.*below/);
  assert.match(await refused({ weights: { pages: { docs: 1000 } } }), /docs/);
  assert.match(await refused({ half_lives: { pages: 0 } }), /half_lives/);
  assert.match(await refused({ wieghts: {} }), /wieghts/);
  await refused({ weights: { pages: { pricing: null } } });
});

test('of many who change different things at once, all win', async () => {
  const before = await read();
  const kinds = ['pricing', 'demo', 'contact'];
  const answers = await Promise.all(
    kinds.map((kind, n) => owner('PATCH', at, { weights: { pages: { [kind]: 30 + n } } })),
  );
  for (const { status } of answers) assert.equal(status, 200);
  const settings = await read();
  assert.deepEqual(
    kinds.map((kind) => settings.weights.pages[kind]),
    [30, 31, 32],
  );
  assert.equal(settings.version, before.version + kinds.length);
});

test('tells which rule a page falls under, by the saved rules or by a draft', async () => {
  const tried = async (body: object) =>
    (
      (await owner('POST', `/settings/scoring/test?site=${SITE}`, body))
        .body as unknown as ScoringTested
    ).data;
  const [plans, tips, about] = await tried({
    paths: ['/de/Plans/team', 'https://a.example/blog/pricing-tips?x=1', '/about-us'],
  });
  assert.deepEqual(plans, {
    path: '/de/Plans/team',
    kind: 'pricing',
    points: 30,
    rule: { from: 'site', index: 0, pattern: '/plans/**' },
  });
  assert.deepEqual([tips?.kind, tips?.points, tips?.rule?.from], ['content', 1, 'default']);
  assert.deepEqual(about, { path: '/about-us', kind: 'other', points: 0 });
  const [draft] = await tried({
    paths: ['/about-us'],
    pages: [{ pattern: '/about-*', kind: 'company-page' }],
    weights: { pages: { 'company-page': 7 } },
  });
  assert.deepEqual([draft?.kind, draft?.points], ['company-page', 7]);
  assert.equal((await read()).weights.pages['company-page'], undefined, 'nothing is saved');
});

test('goes back to the defaults', async () => {
  const settings = await patch({ reset: true });
  const { version, defaults } = settings;
  assert.deepEqual(settings.weights, defaults.weights);
  assert.deepEqual([settings.pages, settings.threshold, settings.rearm_at], [[], 70, 55]);
  assert.equal((await patch({ reset: true })).version, version, 'nothing changed a second time');
});

test('agents read and change nothing; other tenants find nothing', async () => {
  assert.equal((await agent('GET', at)).status, 200);
  assert.equal((await agent('PATCH', at, { threshold: 75 })).status, 403);
  assert.equal((await owner('GET', '/settings/scoring?site=w_other001')).status, 404);
  const rules = `/settings/exclusions?site=${SITE}`;
  assert.equal((await agent('PATCH', rules, { cidrs: [] })).status, 403);
});

test('takes exclusions as people write them, and names what is none', async () => {
  const rules = `/settings/exclusions?site=${SITE}`;
  const { status, body } = await owner('PATCH', rules, {
    cidrs: ['203.0.113.7', '198.51.100.0/24', '2001:db8::/32', '203.0.113.7'],
    email_domains: [' @Acme.Example ', 'acme.example'],
  });
  assert.equal(status, 200);
  assert.deepEqual(body, {
    cidrs: ['203.0.113.7', '198.51.100.0/24', '2001:db8::/32'],
    email_domains: ['acme.example'],
  });
  const only = await owner('PATCH', rules, { email_domains: [] });
  assert.equal((only.body['cidrs'] as string[]).length, 3, 'a list that is not sent stays');
  assert.deepEqual((await server.sites.find(SITE))?.exclusions, only.body);
  for (const wrong of [
    { cidrs: ['203.0.113.0/33'] },
    { cidrs: ['office'] },
    { email_domains: ['jane@'] },
    { domains: [] },
  ]) {
    assert.equal((await owner('PATCH', rules, wrong)).status, 422, JSON.stringify(wrong));
  }
});
