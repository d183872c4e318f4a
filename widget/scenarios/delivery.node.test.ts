import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { AGREE_MS } from '../tracker/start-tracker.ts';
import { launchBrowser } from './browser.ts';
import { page, startSite, TAG, WIDGET, type Site } from './site.ts';

describe('delivery', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let tab: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    site = await startSite();
    context = await browser.newContext();
    tab = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  const track = (name: string, properties?: Record<string, unknown>, on = tab) =>
    on.evaluate(([event, value]) => window.ClarmTrack!(event, value), [name, properties] as const);
  const stored = (name: string, count = 1) =>
    site.until(() => site.named(name).length >= count, `${count} × ${name}`);
  const sends = (name: string) =>
    site.batches.flatMap(({ events }) => events).filter(({ event }) => event === name).length;
  const queued = (on = tab) =>
    on.evaluate(
      (widget) =>
        Object.keys(localStorage).filter((key) => key.startsWith(`clarm_${widget}_0`)).length,
      WIDGET,
    );

  test('keeps a click that leads away, ten times of ten', async () => {
    site.pages = () =>
      page(TAG, `<a href="/next" onclick="ClarmTrack('click', {element: 'cta'})">Next</a>`);
    for (let i = 1; i <= 10; i++) {
      await tab.goto(`${site.url}/start`);
      await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
      await tab.click('a');
      await tab.waitForURL('**/next');
      await stored('click', i);
    }
    assert.equal(site.named('click').length, 10);
  });

  test('keeps twelve 9 KB events made while the page ends', async () => {
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    await tab.evaluate(() =>
      addEventListener('pagehide', () => {
        for (let i = 0; i < 12; i++) window.ClarmTrack!('big', { i, filler: 'x'.repeat(9000) });
      }),
    );
    await tab.goto(`${site.url}/b`);
    await stored('big', 12);
    assert.deepEqual(
      site
        .named('big')
        .map(({ properties }) => Number(properties!['i']))
        .sort((a, b) => a - b),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    );
    assert.ok(site.named('big').every(({ url }) => url.endsWith('/a')));
  });

  test('sends again after a 500, and is counted once', async () => {
    let failures = 1;
    site.answer = () => (failures-- > 0 ? { status: 500 } : undefined);
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    assert.equal(site.batches.length, 2);
    assert.equal(site.batches[0]!.events[0]!.event_id, site.batches[1]!.events[0]!.event_id);
    await tab.waitForFunction(() => !Object.keys(localStorage).some((key) => /_0.{7}-/.test(key)));
  });

  test('goes on when the network comes back', async () => {
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    await context.setOffline(true);
    await track('made offline');
    await context.setOffline(false);
    await stored('made offline');
  });

  test('sends what was made offline from the next visit on', async () => {
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    await site.down();
    await track('made offline');
    await tab.close({ runBeforeUnload: true });
    await site.up();
    tab = await context.newPage();
    await tab.goto(`${site.url}/b`);
    await stored('made offline');
    assert.ok(site.named('made offline')[0]!.url.endsWith('/a'));
  });

  test('waits as Retry-After says, in other tabs and pages, too', async () => {
    site.answer = () => ({ status: 429, headers: { 'retry-after': '2' } });
    await tab.goto(`${site.url}/a`);
    await site.until(() => site.batches.length > 0, 'the first attempt');
    const refused = Date.now();
    site.answer = () => undefined;
    const other = await context.newPage();
    await other.goto(`${site.url}/b`);
    await stored('page_view', 2);
    assert.ok(Date.now() - refused > 1500, 'nobody asked before');
    assert.ok(site.batches.length <= 3);
  });

  test('does not take any other success for an answer', async () => {
    const answers = [
      { status: 200, body: '{"accepted":1}' },
      { status: 202, body: '<html>Welcome to the airport</html>' },
    ];
    site.answer = () => answers.shift();
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    assert.equal(sends('page_view'), 3);
  });

  test('gives up on a server that never answers, and asks it again', async () => {
    await tab.clock.install();
    let silent = true;
    site.answer = () => (silent ? new Promise<never>(() => {}) : undefined);
    // What the browser's own timer does after 15 s, at the pace of this test's clock.
    await tab.addInitScript(() => {
      AbortSignal.timeout = (ms) => {
        const ending = new AbortController();
        setTimeout(() => ending.abort(new DOMException('late', 'TimeoutError')), ms);
        return ending.signal;
      };
    });
    await tab.goto(`${site.url}/a`);
    await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
    while (site.batches.length === 0) await tab.clock.runFor(250);
    silent = false;
    await tab.clock.runFor(13_000);
    assert.equal(site.batches.length, 1);
    await tab.evaluate(() => {
      window.ClarmTrack!('made meanwhile');
    });
    while (!site.named('made meanwhile').length) await tab.clock.runFor(1000);
    await stored('page_view');
    assert.equal(site.named('page_view').length, 1);
    await tab.waitForFunction(() => !Object.keys(localStorage).some((key) => /_0.{7}-/.test(key)));
  });

  test('takes no garbage for an answer, whatever its status', async () => {
    const answers = [
      { status: 200, body: '' },
      { status: 202, body: '{"accepted":' },
      { status: 202, body: 'null' },
      { status: 204 },
      { status: 302, headers: { location: '/elsewhere' } },
      { status: 404, body: '<h1>No such page</h1>' },
      { status: 502, body: '\0\xff{]', headers: { 'retry-after': 'soon' } },
    ];
    const tries = answers.length + 1;
    site.answer = () => answers.shift();
    await tab.goto(`${site.url}/a`);
    // Each failure doubles the wait; a network that comes back ends it, once the answer is read.
    while (!site.named('page_view').length) {
      await tab.evaluate(() => dispatchEvent(new Event('online')));
      await tab.waitForTimeout(50);
    }
    assert.equal(sends('page_view'), tries);
    assert.equal(site.stored.size, 1);
  });

  test('finds the event that a server cannot take, and keeps the others', async () => {
    site.answer = ({ events }) =>
      events.some(({ event }) => event === 'poison') ? { status: 400 } : undefined;
    await tab.goto(`${site.url}/a`);
    await tab.evaluate(() => {
      for (const name of ['one', 'two', 'poison', 'three', 'four']) window.ClarmTrack!(name);
    });
    await Promise.all(['one', 'two', 'three', 'four'].map((name) => stored(name)));
    assert.equal(site.named('poison').length, 0);
    await tab.waitForFunction(() => !Object.keys(localStorage).some((key) => /_0.{7}-/.test(key)));
  });

  test('stops at a 401 until the next page load, and keeps everything', async () => {
    site.answer = () => ({ status: 401 });
    await tab.goto(`${site.url}/a`);
    await site.until(() => site.batches.length > 0, 'the first attempt');
    await track('later');
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await tab.waitForTimeout(600);
    assert.equal(site.batches.length, 1);
    assert.equal(await queued(), 2);
    site.answer = () => undefined;
    await tab.goto(`${site.url}/b`);
    await stored('later');
  });

  test('forgets a visitor that the server has erased', async () => {
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    const before = site.named('page_view')[0]!.visitor_id;
    site.answer = ({ events }) =>
      events[0]!.visitor_id === before
        ? {
            status: 202,
            body: `{"accepted":0,"duplicates":0,"rejected":[{"index":0,"code":"visitor_erased","message":""}]}`,
          }
        : undefined;
    await track('too late');
    await stored('page_view', 2);
    assert.notEqual(site.named('page_view')[1]!.visitor_id, before);
    assert.equal(site.named('too late').length, 0);
  });

  test('does not send one stored queue from several tabs at once', async () => {
    site.answer = () => ({ status: 500 });
    await tab.goto(`${site.url}/a`);
    await tab.evaluate(() => {
      for (let i = 0; i < 40; i++) window.ClarmTrack!('stored', { i });
    });
    await site.until(() => site.batches.length > 0, 'the first attempt');
    const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));
    await Promise.all(tabs.map((one) => one.goto(`${site.url}/b`)));
    const underWay = new Set<string>();
    let together = 0;
    let sent = 0;
    site.answer = async ({ events }) => {
      sent += events.filter(({ event }) => event === 'stored').length;
      for (const { event_id } of events) {
        if (underWay.has(event_id)) together += 1;
        underWay.add(event_id);
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
      for (const { event_id } of events) underWay.delete(event_id);
      return undefined;
    };
    await Promise.all(
      [tab, ...tabs].map((one) => one.evaluate(() => dispatchEvent(new Event('online')))),
    );
    await stored('stored', 40);
    assert.equal(together, 0);
    // Whoever is next has seen what was taken away.
    await Promise.all(
      tabs.map(async (one) =>
        one.waitForFunction(() =>
          navigator.locks.query().then(({ held, pending }) => !held?.length && !pending?.length),
        ),
      ),
    );
    assert.equal(sent, 40);
  });

  test('agrees by a lease where there are no Web Locks', async () => {
    await context.addInitScript(() =>
      Object.defineProperty(navigator, 'locks', { value: undefined }),
    );
    await tab.goto(`${site.url}/a`);
    const other = await context.newPage();
    await other.goto(`${site.url}/b`);
    await stored('page_view', 2);
    await track('more');
    await track('more', {}, other);
    await stored('more', 2);
    assert.equal(sends('more'), 2);
  });

  test('shares one visitor and one session among tabs', async () => {
    const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => context.newPage()));
    await Promise.all(tabs.map((one, i) => one.goto(`${site.url}/${i}`)));
    await stored('page_view', 5);
    const views = site.named('page_view');
    assert.equal(new Set(views.map(({ visitor_id }) => visitor_id)).size, 1);
    assert.equal(new Set(views.map(({ session_id }) => session_id)).size, 1);
  });

  test('gives tabs time to agree on a session before its first event leaves', async () => {
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    const { sent_at, events } = site.batches[0]!;
    assert.ok(Date.parse(sent_at) - Date.parse(events[0]!.timestamp) >= AGREE_MS);
  });

  test('carries the consent, the page view and the order on every event', async () => {
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    await tab.evaluate(() => {
      window.ClarmTrack!('purchase', {
        amount: 299.0,
        currency: 'USD',
        plan: 'growth',
        orderId: 'ord_123',
      });
      window.ClarmTrack!.track('goal_achieved', { goal: 'demo_booked', value: 500 });
    });
    await stored('goal_achieved');
    const [view] = site.named('page_view');
    const [purchase] = site.named('purchase');
    const [goal] = site.named('goal_achieved');
    assert.deepEqual(purchase!.properties, {
      amount: 299,
      currency: 'USD',
      plan: 'growth',
      orderId: 'ord_123',
    });
    for (const event of [purchase!, goal!]) {
      assert.equal(event.page_view_id, view!.event_id);
      assert.equal(event.consent, 'implied');
      assert.equal(event.session_id, view!.session_id);
      assert.match(event.timestamp, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
    assert.ok(purchase!.seq < goal!.seq);
    assert.ok(Math.abs(Date.parse(site.batches[0]!.sent_at) - Date.now()) < 60_000);
  });

  test('starts a new visitor for another e-mail, but not for the same one', async () => {
    await tab.goto(`${site.url}/a`);
    await track('identify', { email: 'jane@acme.com', name: 'Jane Smith' });
    await track('identify', { email: ' Jane@ACME.com', plan: 'enterprise' });
    await track('identify', { email: 'joe@acme.com' });
    await stored('identify', 3);
    const [jane, again, joe] = site.named('identify');
    assert.equal(jane!.visitor_id, again!.visitor_id);
    assert.notEqual(jane!.visitor_id, joe!.visitor_id);
    assert.notEqual(jane!.session_id, joe!.session_id);
    // No e-mail stays in the browser once it is sent.
    await tab.waitForFunction(() => !JSON.stringify(localStorage).toLowerCase().includes('acme'));
  });

  test('takes calls made before it was loaded', async () => {
    site.pages = () =>
      page(
        `<script>window.ClarmTrack = window.ClarmTrack || function () { (ClarmTrack.q = ClarmTrack.q || []).push(arguments) };
          ClarmTrack('early', {n: 1}); ClarmTrack('ready', () => { window.readyId = ClarmTrack.visitorId() });</script>${TAG}`,
      );
    await tab.goto(`${site.url}/a`);
    await stored('early');
    assert.deepEqual(site.named('early')[0]!.properties, { n: 1 });
    assert.equal(
      await tab.evaluate(() => (window as { readyId?: string }).readyId),
      site.named('early')[0]!.visitor_id,
    );
  });

  test('never throws into the page, whatever it is given', async () => {
    const errors: Error[] = [];
    tab.on('pageerror', (error) => errors.push(error));
    await tab.goto(`${site.url}/a`);
    await tab.evaluate(() => {
      const track = window.ClarmTrack as unknown as (...call: unknown[]) => void;
      const circle: Record<string, unknown> = {};
      circle['circle'] = circle;
      track('circle', circle);
      track('bigint', { n: 1n });
      track();
      track(null);
      track('identify');
      track('identify', 5);
      track('consent');
      track('ready');
      track('ready', () => {
        throw new Error('of the page itself');
      });
    });
    assert.deepEqual(errors, []);
  });

  test('counts in a sandboxed frame, which has no storage, cookies or locks', async () => {
    site.pages = (path) =>
      path === '/frame'
        ? undefined
        : page('', `<iframe sandbox="allow-scripts" src="/frame"></iframe>`);
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    assert.ok(site.named('page_view')[0]!.url.endsWith('/frame'));
  });

  test('counts where storage and cookies are forbidden', async () => {
    await context.addInitScript(`
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } });
      Object.defineProperty(document, 'cookie', { get() { throw new DOMException('no', 'SecurityError') } });
    `);
    await tab.goto(`${site.url}/a`);
    await stored('page_view');
    await track('more');
    await stored('more');
    assert.equal(site.named('more')[0]!.visitor_id, site.named('page_view')[0]!.visitor_id);
  });
});
