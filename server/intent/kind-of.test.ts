import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultRules, kindOf } from './rules.ts';

const CASES: readonly [path: string, kind: string][] = [
  ['/', 'other'],
  ['/pricing', 'pricing'],
  ['/Pricing/', 'pricing'],
  ['/pricing.html', 'pricing'],
  ['/pricing/enterprise', 'pricing'],
  ['/product/pricing', 'pricing'],
  ['/pricing_plans', 'pricing'],
  ['/de/preise', 'pricing'],
  ['/en-us/pricing', 'pricing'],
  ['/fr/tarifs', 'pricing'],
  ['/es/precios', 'pricing'],
  ['/pt-br/pre%C3%A7os', 'pricing'],
  ['/blog/pricing-tips', 'content'],
  ['/docs/pricing', 'docs'],
  ['/de/hilfe/preise', 'docs'],
  ['/news', 'content'],
  ['/demo', 'demo'],
  ['/book-a-demo', 'demo'],
  ['/request-demo/thanks', 'demo'],
  ['/de/vorf%C3%BChrung', 'demo'],
  ['/contact-us', 'contact'],
  ['/kontakt', 'contact'],
  ['/nous-contacter', 'contact'],
  ['/fale-conosco', 'contact'],
  ['/free-trial', 'signup'],
  ['/sign-up', 'signup'],
  ['/checkout', 'signup'],
  ['/compare/acme-vs-globex', 'compare'],
  ['/clarm-vs-others', 'compare'],
  ['/trust-center', 'security'],
  ['/sicherheit', 'security'],
  ['/customers/acme', 'customers'],
  ['/case-studies', 'customers'],
  ['/features', 'product'],
  ['/produits/chat', 'product'],
  ['/careers/demo-engineer', 'careers'],
  ['/karriere', 'careers'],
  ['/app/pricing', 'app'],
  ['/account/plans', 'account'],
  ['/login', 'login'],
  ['/apps-we-love', 'other'],
  ['/democracy', 'other'],
];

test('knows the kind of a page by the common words of five languages', () => {
  for (const [path, kind] of CASES) {
    assert.equal(kindOf(path, defaultRules), kind, path);
    assert.equal(kindOf(`https://example.com${path}?x=/demo#y`, defaultRules), kind, path);
  }
});

test('reads the route behind the hash where there is one', () => {
  assert.equal(kindOf('https://example.com/#/pricing?x=1', defaultRules), 'pricing');
  assert.equal(kindOf('https://example.com/docs#pricing', defaultRules), 'docs');
});

test('takes a site’s own rules, the first match first, on the path with and without locale', () => {
  const pages = [
    { kind: 'special', globs: ['/ai/*', '/sale/{spring,autumn}-*'] },
    { kind: 'pricing', globs: ['/**/ai/**', '/sale/**'] },
  ];
  const kind = (path: string) => kindOf(path, { pages });
  assert.equal(kind('/ai/one'), 'special');
  assert.equal(kind('/ai/one/two'), 'pricing');
  assert.equal(kind('/de/ai/one'), 'special');
  assert.equal(kind('/sale/Spring-24'), 'special');
  assert.equal(kind('/sale/winter-24'), 'pricing');
  assert.equal(kind('/pricing'), 'other');
});

test('folds paths and patterns alike, and takes nothing for a wildcard that only looks like one', () => {
  const kind = (path: string, glob: string) =>
    kindOf(path, { pages: [{ kind: 'x', globs: [glob] }] });
  for (const [path, glob] of [
    ['/gr%C3%B6%C3%9Fe', '/GRÖSSE'],
    ['/oferta/%C5%82%C3%B3d%C5%BA', '/oferta/łódź'],
    ['/preise//neu', '/preise/**/neu'],
    ['/＊', '/*'],
    ['/%EF%BC%8A', '/＊'],
  ] as const)
    assert.equal(kind(path, glob), 'x', `${path} ${glob}`);
  assert.equal(kind('/abc', '/＊'), 'other');
});

test('answers for anything that can stand in an event', () => {
  for (const url of ['', 'x', '/%E0%A4%A', 'https://', 'mailto:a@b.c', '/'.repeat(5_000)])
    assert.equal(kindOf(url, defaultRules), 'other');
  assert.equal(kindOf(`/a${'-a'.repeat(20_000)}/pricing`, defaultRules), 'other');
});
