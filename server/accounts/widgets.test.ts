import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import test, { after, before } from 'node:test';
import { siteConfig } from '../contracts/site-config.ts';
import { createIndexes } from '../database.ts';
import { isOutage } from '../database-errors.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { testAccounts, type Call, type TestAccounts } from './testing/test-accounts.ts';
import { testOrganisation } from './testing/test-organisation.ts';

let db: TestDatabase;
let server: TestAccounts;
let owner: Call;
const time = { now: Date.now() };
before(async () => {
  db = await testDatabase();
  server = await testAccounts(db.connection, { now: () => time.now });
  await createIndexes(db.connection);
  await testOrganisation(db.connection, { name: 'acme', sites: ['w_acme0001', 'w_acme0002'] });
  owner = (await server.signedIn('owner@acme.example')).call;
});
after(async () => {
  await server.stop();
  await db.stop();
});

const codeOf = ({ body }: { body: Record<string, unknown> }): string =>
  (body['error'] as { code: string } | undefined)?.code ?? '';
const patch = (body: unknown, site = 'w_acme0001') => owner('PATCH', `/widgets/${site}`, body);

test('a new site begins with the defaults, its name and a secret of its own', async () => {
  const { status, body } = await owner('POST', '/widgets', { name: 'Shop' });
  assert.equal(status, 201);
  const { id, created_at, config, ...rest } = body;
  assert.match(String(id), /^w_[\w-]{16}$/);
  assert.ok(Date.parse(String(created_at)));
  assert.deepEqual(rest, {
    name: 'Shop',
    demo: false,
    allowed_origins: [],
    redact: [],
    alert_threshold: 70,
    retention_days: 365,
  });
  assert.deepEqual(config, siteConfig.parse({ brandName: 'Shop' }));
  const site = await server.sites.find(String(id));
  assert.deepEqual([site?.alertThreshold, site?.retentionDays, site?.rulesVersion], [70, 365, 1]);
  assert.equal(site?.identitySecrets.length, 1);
});

test('a team says how long events are kept, within reason', async () => {
  const { body } = await patch({ retention_days: 90 });
  assert.equal(body['retention_days'], 90);
  assert.equal((await server.sites.find('w_acme0001'))?.retentionDays, 90);
  for (const retention_days of [0, 3651, 1.5]) {
    assert.equal(codeOf(await patch({ retention_days })), 'invalid');
  }
});

test('a patch changes what it names and nothing else, however many patch at once', async () => {
  await patch({ config: { welcomeMessage: 'Hello', quickReplies: ['One'] } });
  const answers = await Promise.all([
    patch({ config: { primaryColor: '#ff0000' } }),
    patch({ config: { position: 'bottom-left' } }),
    patch({ config: { teaser: { text: 'Psst', delaySeconds: 3 } }, alert_threshold: 80 }),
    patch({ name: 'Acme', allowed_origins: ['https://acme.example/a/page'] }),
    patch({ redact: ['order_ref', '/reset/*'] }),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  const { body } = await owner('GET', '/widgets/w_acme0001');
  assert.deepEqual(
    body['config'],
    siteConfig.parse({
      welcomeMessage: 'Hello',
      quickReplies: ['One'],
      primaryColor: '#ff0000',
      position: 'bottom-left',
      teaser: { text: 'Psst', delaySeconds: 3 },
    }),
  );
  assert.deepEqual(
    [body['name'], body['allowed_origins'], body['redact'], body['alert_threshold']],
    ['Acme', ['https://acme.example'], ['order_ref', '/reset/*'], 80],
  );
  assert.equal((await patch({})).status, 200);
  const cleared = await patch({ config: { teaser: null, quickReplies: [] } });
  assert.deepEqual(cleared.body['config'], {
    ...(body['config'] as object),
    teaser: null,
    quickReplies: [],
  });
});

test('refuses values that could harm a page, and names the field', async () => {
  const refused: [body: unknown, path: string][] = [
    [{ config: { headerLogo: 'javascript:alert(1)' } }, 'config.headerLogo'],
    [
      { config: { actions: [{ label: 'x', kind: 'link', url: 'data:x' }] } },
      'config.actions.0.url',
    ],
    [{ config: { primaryColor: 'red;}' } }, 'config.primaryColor'],
    [{ config: { timezone: 'Mars/Olympus' } }, 'config.timezone'],
    [{ allowed_origins: ['ftp://acme.example'] }, 'allowed_origins.0'],
    [{ redact: ['a=b'] }, 'redact.0'],
    [{ redact: ['/p?x=*'] }, 'redact.0'],
    [{ alert_threshold: 0 }, 'alert_threshold'],
    [{ config: null }, 'config'],
    [null, ''],
  ];
  for (const [body, path] of refused) {
    const answer = await patch(body);
    assert.equal(answer.status, 422, path);
    const { details } = answer.body['error'] as { details: { path: string }[] };
    assert.equal(details[0]?.path, path);
  }
  const polluted = await owner(
    'PATCH',
    '/widgets/w_acme0001',
    JSON.parse('{"config": {"__proto__": {"x": 1}, "$set": 1, "a.b": 2}, "demo": true}'),
  );
  assert.equal(polluted.status, 200);
  const stored = await db.connection.collection('sites').findOne({ _id: 'w_acme0001' as never });
  assert.deepEqual(
    Object.keys(stored?.['config'] as object).filter((key) => /proto|\$|\./.test(key)),
    [],
  );
  assert.equal(stored?.['demo'], false);
});

test('the public configuration is anybody’s, cached for a minute, and knows no secret', async () => {
  const url = `${server.url}/api/widgets/w_acme0002/config`;
  const answer = await fetch(url, { headers: { Origin: 'https://any.example' } });
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=60');
  assert.deepEqual(await answer.json(), {
    ...siteConfig.parse({}),
    widgetId: 'w_acme0002',
    contrastColor: '#ffffff',
  });
  const etag = answer.headers.get('etag') ?? '';
  // Not fetch, which says no-cache of its own accord with such a header.
  const conditional = async (): Promise<number | undefined> => {
    const asked = get(url, { headers: { 'If-None-Match': etag } });
    const [{ statusCode }] = (await once(asked, 'response')) as [IncomingMessage];
    asked.destroy();
    return statusCode;
  };
  assert.equal(await conditional(), 304);
  await patch({ config: { primaryColor: '#ffff00' } }, 'w_acme0002');
  assert.equal(await conditional(), 200);
  const changed = await fetch(url);
  assert.equal(((await changed.json()) as { contrastColor: string }).contrastColor, '#0b0b0f');
  const unknown = await server.browser().call('GET', '/widgets/w_nobodys0/config');
  assert.deepEqual([unknown.status, codeOf(unknown)], [404, 'site_not_found']);
});

test('another process sees a change within five seconds, and at once when it asks for it', async () => {
  const other = await testAccounts(db.connection, { now: () => time.now });
  const threshold = async (fresh?: boolean) =>
    (await other.sites.find('w_acme0002', fresh))?.alertThreshold;
  assert.equal(await threshold(), 70);
  await patch({ alert_threshold: 50 }, 'w_acme0002');
  assert.equal((await server.sites.find('w_acme0002'))?.alertThreshold, 50);
  time.now += 4_999;
  assert.equal(await threshold(), 70);
  time.now += 1;
  assert.equal(await threshold(), 50);
  await patch({ alert_threshold: 60 }, 'w_acme0002');
  assert.equal(await threshold(true), 60);
  assert.equal(await other.sites.find('not an id'), undefined);
  await other.stop();
});

test('a rotation of the identity secret keeps the one before, and none lies open', async () => {
  const before = (await server.sites.find('w_acme0001'))?.identitySecrets ?? [];
  const first = await owner('POST', '/widgets/w_acme0001/identity-secret', {});
  const second = await owner('POST', '/widgets/w_acme0001/identity-secret', {});
  const third = await owner('POST', '/widgets/w_acme0001/identity-secret', {});
  const secrets = [third, second].map(({ body }) => String(body['secret']));
  assert.deepEqual((await server.sites.find('w_acme0001'))?.identitySecrets, secrets);
  assert.equal(
    new Set([...before, String(first.body['secret']), ...secrets]).size,
    3 + before.length,
  );
  const stored = JSON.stringify(await db.connection.collection('sites').find().toArray());
  for (const secret of secrets) assert.ok(secret.length >= 43 && !stored.includes(secret));
});

test('a deleted site takes nothing any more, nor do its keys; the last one stays', async () => {
  const { body } = await owner('POST', '/widgets', { name: 'Going' });
  const id = String(body['id']);
  const made = await owner('POST', `/api-keys?site=${id}`, { name: 'k', scopes: ['track'] });
  const key = String(made.body['key']);
  assert.equal(await server.siteOfTrackKey(key), id);
  assert.equal((await owner('DELETE', `/widgets/${id}`)).status, 204);
  assert.equal(await server.sites.find(id), undefined);
  time.now += 5_000;
  assert.equal(await server.siteOfTrackKey(key), undefined);
  assert.equal(codeOf(await owner('GET', `/widgets/${id}`)), 'site_not_found');
  assert.equal(codeOf(await owner('GET', `/probe?site=${id}`)), 'site_not_found');
  const { body: list } = await owner('GET', '/widgets');
  const ids = (list['data'] as { id: string }[]).map((row) => row.id);
  for (const one of ids.slice(1)) await owner('DELETE', `/widgets/${one}`);
  assert.equal(codeOf(await owner('DELETE', `/widgets/${String(ids[0])}`)), 'last_site');
});

test('without the database the directory says so, and does not remember it', async () => {
  const other = await testDatabase();
  const lonely = await testAccounts(other.connection);
  await other.connection.close();
  // The projector must be able to tell an outage from a site that is broken.
  await assert.rejects(lonely.sites.find('w_acme0001'), isOutage);
  const config = await lonely.browser().call('GET', '/widgets/w_acme0001/config');
  assert.deepEqual([config.status, codeOf(config)], [503, 'unavailable']);
  await other.connection.openUri(other.uri);
  assert.equal(await lonely.sites.find('w_acme0001'), undefined);
  await lonely.stop();
  await other.stop();
});
