import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGES } from './pages/index.ts';
import { SITE, startDemoServer, type DemoServer } from './testing/demo-server.ts';

let server: DemoServer;
before(async () => (server = await startDemoServer()));
after(() => server.stop());

const attribute = (page: string, pattern: RegExp): string[] =>
  [...page.matchAll(pattern)].map(([, value = '']) => value.replaceAll('&amp;', '&'));

test('every page answers 200, and whatever it links to is there', async () => {
  const visited = new Set<string>();
  const queue = ['/demo/'];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (visited.has(path)) continue;
    visited.add(path);
    const answer = await fetch(server.url + path, { redirect: 'manual' });
    assert.equal(answer.status, 200, `${path} is linked, and answers ${answer.status}`);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const page = await answer.text();
    const ids = new Set(attribute(page, /\sid="([^"]+)"/g));
    for (const href of attribute(page, /\s(?:href|src)="([^"]+)"/g)) {
      if (href.startsWith('#')) assert.ok(ids.has(href.slice(1)), `${path} has no ${href}`);
      else if (href.startsWith('mailto:')) assert.match(href, /@lumen\.example$/);
      // The widget's files and the built scripts are not this feature's.
      else if (!/^\/widget\/|\/(site|demo-bar)\.js$/.test(href)) {
        assert.match(href, /^\/demo\//, `${path} loads or links to ${href}`);
        queue.push(href.replace(/#.*/, ''));
      }
    }
  }
  const pages = PAGES.map(({ path }) => `/demo${path}`);
  const unreached = pages.filter((path) => ![...visited].some((url) => url.split('?')[0] === path));
  assert.deepEqual(unreached, [], 'pages that nothing links to');
});

for (const { path } of PAGES) {
  test(`/demo${path} embeds the widget once, as a customer would`, async () => {
    const page = await (await fetch(`${server.url}/demo${path}`)).text();
    const loaders = page.match(/<script[^>]*\/widget\/[^>]*>/g) ?? [];
    assert.deepEqual(loaders, [`<script async src="/widget/loader.js?id=${SITE}">`]);
    assert.match(page, /<h1[\s>]/);
    assert.equal(page.match(/<h1[\s>]/g)?.length, 1, 'one main heading');
  });

  test(`/demo${path} lives with a strict content security policy`, async () => {
    const answer = await fetch(`${server.url}/demo${path}`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    const page = await answer.text();
    assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)/, 'inline script');
    assert.doesNotMatch(page, /<style|\sstyle=/, 'inline style');
    assert.doesNotMatch(page, /\son[a-z]+="/, 'inline handler');
    assert.doesNotMatch(page, /https?:\/\//, 'something from elsewhere');
  });
}

for (const [from, to] of [
  ['/demo', '/demo/'],
  ['/demo/pricing/', '/demo/pricing'],
  ['/demo/app', '/demo/app/'],
  ['/demo/checkout/?plan=team', '/demo/checkout?plan=team'],
]) {
  test(`${from} leads to ${to}`, async () => {
    const answer = await fetch(server.url + from, { redirect: 'manual' });
    assert.equal(answer.status, 301);
    assert.equal(new URL(answer.headers.get('location') ?? '', server.url).href, server.url + to);
  });
}

test('an address without a page gets a page that says so', async () => {
  const answer = await fetch(`${server.url}/demo/nothing/here`);
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /There is nothing at this address/);
});

test('assets are revalidated, and nothing outside their folders is served', async () => {
  const first = await fetch(`${server.url}/demo/assets/base.css`);
  assert.equal(first.headers.get('content-type'), 'text/css; charset=utf-8');
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(`${server.url}/demo/assets/base.css`, {
    // Without the second header, Node's fetch asks for a fresh copy.
    headers: { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' },
  });
  assert.equal(again.status, 304);
  for (const path of ['..%2fcreate-demo.ts', '..%2f..%2f..%2fpackage.json', '.env', 'x.ts'])
    assert.equal((await fetch(`${server.url}/demo/assets/${path}`)).status, 404, path);
});
