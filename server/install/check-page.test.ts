import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEgress, type EgressAnswer } from '../egress/egress.ts';
import { ApiError } from '../errors.ts';
import { checkPage } from './check-page.ts';
import { findSnippet } from './find-snippet.ts';

const ORIGIN = 'https://clarm.example.com';
const SITE = 'w_0123456789';
const tag = (id = SITE) => `<script async src="${ORIGIN}/widget/loader.js?id=${id}"></script>`;

const found: [what: string, markup: string, policy: string, state: string][] = [
  ['the snippet', `<head>${tag()}</head>`, '', 'installed'],
  [
    'the attribute',
    `<script data-widget-id='${SITE}' src="/widget/loader.js"></script>`,
    '',
    'installed',
  ],
  ['the element', `<clarm-widget widget-id="${SITE}"></clarm-widget>`, '', 'installed'],
  ['no snippet', '<head></head>', '', 'missing'],
  ['a snippet in a comment', `<!-- ${tag()} -->`, '', 'missing'],
  ['a longer id that begins like ours', tag(`${SITE}9`), '', 'other_site'],
  ['the snippet of another site', tag('w_another1234'), '', 'other_site'],
  [
    'a tag manager',
    '<script src="https://www.googletagmanager.com/gtm.js"></script>',
    '',
    'tag_manager',
  ],
  ['a policy without us', tag(), "default-src 'self'", 'blocked'],
  [
    'a policy that lets us run but not report',
    tag(),
    `script-src ${ORIGIN}; connect-src 'self'`,
    'blocked',
  ],
  [
    'a policy with us',
    tag(),
    `default-src 'none'; script-src ${ORIGIN}; connect-src ${ORIGIN}/`,
    'installed',
  ],
  ['a policy with our domain', tag(), 'script-src *.example.com; connect-src https:', 'installed'],
  [
    'a policy of nonces',
    tag(),
    `script-src 'nonce-abc'; connect-src clarm.example.com`,
    'installed',
  ],
];
for (const [what, markup, policy, state] of found)
  test(`finds ${what}`, () => assert.equal(findSnippet(markup, policy, ORIGIN, SITE).state, state));

const answering = (pages: Record<string, Partial<EgressAnswer>>) => {
  const asked: string[] = [];
  const request = async ({ url }: { url: string }): Promise<EgressAnswer> => {
    asked.push(url);
    return { status: 200, headers: {}, body: '', truncated: false, durationMs: 1, ...pages[url] };
  };
  return { asked, egress: { request } };
};

test('follows redirects, and takes a host for https', async () => {
  const { asked, egress } = answering({
    'https://acme.example': { status: 301, headers: { location: 'https://www.acme.example/en' } },
    'https://www.acme.example/en': { body: tag() },
  });
  assert.deepEqual(await checkPage(egress, 'acme.example', ORIGIN, SITE), {
    state: 'installed',
    url: 'https://www.acme.example/en',
  });
  assert.equal(asked.length, 2);
});

test('says why a page cannot be read', async () => {
  const read = async (page: Partial<EgressAnswer>) =>
    (
      await checkPage(
        answering({ 'https://a.example/': page }).egress,
        'https://a.example/',
        ORIGIN,
        SITE,
      )
    ).state;
  assert.equal(await read({ status: 404 }), 'unreachable');
  assert.equal(await read({ headers: { 'content-type': 'image/png' } }), 'unreachable');
  assert.equal(await read({ status: 302, headers: { location: '/' } }), 'unreachable');
});

test('names the address that could not be read, not the one that led there', async () => {
  const { egress } = answering({
    'https://a.example/': { status: 302, headers: { location: '/gone' } },
    'https://a.example/gone': { status: 410 },
  });
  assert.deepEqual(await checkPage(egress, 'https://a.example/', ORIGIN, SITE), {
    state: 'unreachable',
    url: 'https://a.example/gone',
    detail: 'The page answered 410.',
  });
});

test('refuses what may not be asked, at once and behind a redirect', async () => {
  const egress = createEgress({ allowPrivate: [] });
  const refusal = (error: unknown) =>
    error instanceof ApiError && error.code === 'page_not_allowed';
  for (const url of [
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:3000/',
    'localhost:3000',
    'http://[::1]/',
    'http://2130706433/',
    'file:///etc/passwd',
    'https://user:pw@example.com/',
  ])
    await assert.rejects(checkPage(egress, url, ORIGIN, SITE), refusal, url);
  const { request } = answering({
    'https://a.example/': { status: 302, headers: { location: 'http://169.254.169.254/' } },
  }).egress;
  const behind = {
    request: (asked: { url: string }) =>
      asked.url.startsWith('https://a.example') ? request(asked) : egress.request(asked),
  };
  await assert.rejects(checkPage(behind, 'https://a.example/', ORIGIN, SITE), refusal);
  await egress.close();
});
