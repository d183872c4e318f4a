import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownRedactions } from './own-redactions.ts';
import { scrubUrl } from './scrub-url.ts';

const cases: [what: string, given: string, stored: string | undefined][] = [
  [
    'keeps an ordinary url',
    'https://a.example/pricing?plan=pro',
    'https://a.example/pricing?plan=pro',
  ],
  ['drops userinfo', 'https://jane:pw@a.example/', 'https://a.example/'],
  ['drops the fragment', 'https://a.example/docs#token=abc', 'https://a.example/docs'],
  [
    'redacts a named token',
    'https://a.example/?token=abc&x=1',
    'https://a.example/?token=redacted&x=1',
  ],
  [
    'redacts a camel-case name',
    'https://a.example/?resetToken=abc',
    'https://a.example/?resetToken=redacted',
  ],
  [
    'redacts an e-mail whatever its name',
    'https://a.example/?u=jane%40acme.com',
    'https://a.example/?u=redacted',
  ],
  [
    'redacts an e-mail in a campaign',
    'https://a.example/?utm_source=j@acme.com',
    'https://a.example/?utm_source=redacted',
  ],
  [
    'keeps click ids',
    'https://a.example/?gclid=Cj0KCQiA1abcDEF234567890abcd',
    'https://a.example/?gclid=Cj0KCQiA1abcDEF234567890abcd',
  ],
  [
    'redacts a path segment that is a token',
    'https://a.example/reset/a8Fj29dkQ0pLmN4v7Xz1Bc3E',
    'https://a.example/reset/redacted',
  ],
  [
    'redacts an e-mail in the path',
    'https://a.example/u/jane@acme.com/edit',
    'https://a.example/u/redacted/edit',
  ],
  [
    'keeps a long slug',
    'https://a.example/blog/the-10-best-ways-to-price-your-product-2026',
    'https://a.example/blog/the-10-best-ways-to-price-your-product-2026',
  ],
  [
    'keeps a uuid',
    'https://a.example/o/8b0c6a1e-2f5f-4c43-9a0e-0d7b8a9f1c22',
    'https://a.example/o/8b0c6a1e-2f5f-4c43-9a0e-0d7b8a9f1c22',
  ],
  [
    'redacts an e-mail whose @ is encoded in the path',
    'https://a.example/u/jane%40acme.com',
    'https://a.example/u/redacted',
  ],
  ['refuses other schemes', 'javascript:alert(1)', undefined],
  ['refuses what is no url', 'pricing', undefined],
];

for (const [what, given, stored] of cases) {
  test(what, () => assert.equal(scrubUrl(given), stored));
}

test('keeps the fragment of a site that routes by hash, less its secrets', () => {
  assert.equal(
    scrubUrl('https://a.example/#/u?token=1', true),
    'https://a.example/#/u?token=redacted',
  );
});

test('takes out what the site itself has named', () => {
  const own = ownRedactions(['Order_Ref', 'gclid', '/account/*/invoices/*', '/reset/*']);
  const cases: [given: string, stored: string][] = [
    ['/p?order_ref=4711&x=1', '/p?order_ref=redacted&x=1'],
    ['/p?ORDER_REF=4711', '/p?ORDER_REF=redacted'],
    ['/p?order_ref=&gclid=a', '/p?order_ref=redacted&gclid=redacted'],
    ['/account/77/invoices/2026-11/pdf', '/account/redacted/invoices/redacted/pdf'],
    ['/Account/77/settings', '/Account/77/settings'],
    ['/reset/ab', '/reset/redacted'],
    ['/reset/', '/reset/'],
    ['/de/reset/ab', '/de/reset/ab'],
  ];
  for (const [given, stored] of cases) {
    assert.equal(scrubUrl(`https://a.example${given}`, false, own), `https://a.example${stored}`);
    assert.equal(
      scrubUrl(`https://a.example/#${given}`, true, own),
      `https://a.example/#${stored}`,
    );
    assert.equal(
      scrubUrl(`https://a.example${given}`),
      `https://a.example${given}`,
      'another site',
    );
  }
  assert.equal(ownRedactions([]), undefined);
});

test('cuts what is too long instead of rejecting it', () => {
  assert.equal(scrubUrl(`https://a.example/${'ab '.repeat(4000)}`)?.length, 2048);
});

test('takes one pass over a text made to take many', () => {
  const url = scrubUrl(`https://a.example/?q=${'%40'.repeat(5000)}%zz`);
  assert.ok(url?.startsWith('https://a.example/?q='));
});

test('what is remembered of a url changes nothing of what is stored of it', () => {
  for (const url of [
    'https://a.example/p?utm_source=x',
    'https://a.example/p#/route',
    'https://a.example/?token=abc',
  ]) {
    for (const keepHash of [true, false, true]) {
      const hash = keepHash ? '#/route' : '';
      const stored = {
        '#/route': `https://a.example/p${hash}`,
        token: 'https://a.example/?token=redacted',
      };
      const expected = url.includes('#')
        ? stored['#/route']
        : url.includes('token')
          ? stored.token
          : url;
      assert.equal(scrubUrl(url, keepHash), expected);
    }
  }
});
