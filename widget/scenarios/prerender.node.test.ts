import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHROMIUM, CHROMIUM_ARGS } from './browser.ts';
import { page, startSite, TAG } from './site.ts';

const RULES = `<script type="speculationrules">
  {"prerender": [{"source": "list", "urls": ["/next"], "eagerness": "immediate"}]}
</script>`;

/** Goes on to the next page once the test says so. */
const WAITS = `<script>
  const ask = () => fetch('/may-go').then((answer) => answer.text())
    .then((text) => text === 'yes' ? location.assign('/next') : setTimeout(ask, 50));
  ask();
</script>`;

/** Says whether it is prerendered, then that its loader has run, then that it has become the page. */
const SAYS_HOW = `<script>
  fetch('/prerendering-is-' + document.prerendering);
  addEventListener('load', () => fetch('/has-loaded'));
  document.addEventListener('prerenderingchange', () => ClarmTrack('activated',
    { late: performance.getEntriesByType('navigation')[0].activationStart > 0 }));
</script>`;

// Whoever drives a browser keeps it from prerendering: these pages drive themselves.
test('counts a page that Chromium prerendered by speculation rules once it is activated', async () => {
  let mayGo = 'no';
  const site = await startSite((path) => {
    if (path === '/start') return page(RULES + TAG, WAITS);
    if (path === '/next') return page(TAG, SAYS_HOW);
    return path === '/may-go' ? mayGo : 'ok';
  });
  const profile = await mkdtemp(join(tmpdir(), 'clarm-prerender-'));
  const chromium = spawn(
    CHROMIUM,
    [...CHROMIUM_ARGS, '--headless=new', '--no-first-run', `--user-data-dir=${profile}`].concat(
      `${site.url}/start`,
    ),
    { stdio: 'ignore' },
  );
  try {
    await site.until(
      () =>
        ['GET /prerendering-is-true', 'GET /has-loaded'].every((one) =>
          site.requests.includes(one),
        ),
      'a prerendered page with its loader',
    );
    await site.until(() => site.named('page_view').length > 0, 'the view of the page that is seen');
    const seen = () => site.named('page_view').map(({ url }) => new URL(url).pathname);
    assert.deepEqual(seen(), ['/start']);
    mayGo = 'yes';
    await site.until(() => site.named('activated').length > 0, 'the activation');
    await site.until(() => site.named('page_view').length > 1, 'the view of the next page');
    assert.deepEqual(seen(), ['/start', '/next']);
    assert.deepEqual(site.named('activated')[0]!.properties, { late: true });
    const [first, next] = site.named('page_view');
    assert.equal(next!.visitor_id, first!.visitor_id);
    assert.equal(next!.session_id, first!.session_id);
    assert.equal(next!.referrer, `${site.url}/start`);
    assert.equal(site.requests.filter((one) => one === 'GET /next').length, 1);
  } finally {
    const ended = once(chromium, 'exit');
    chromium.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await site.close();
  }
});
