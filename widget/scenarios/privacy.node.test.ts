import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { keptKeys, launchBrowser } from './browser.ts';
import { page, startSite, TAG, WIDGET, type Site } from './site.ts';

/** What may be asked for without any permission: the page, code and configuration. */
const HARMLESS = /^GET \/(favicon\.ico|widget\/.*|api\/widgets\/w_scenario1\/config|a|b)$/;

describe('privacy', () => {
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

  const started = () =>
    tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
  const open = async (path = '/a') => {
    await tab.goto(site.url + path);
    await started();
  };
  /** Longer than a batch waits: what was going to be sent has been. */
  const quiet = () => tab.waitForTimeout(500);
  const revealing = () => site.requests.filter((request) => !HARMLESS.test(request));
  const consent = (choice: 'granted' | 'denied') =>
    tab.evaluate((value) => window.ClarmTrack!('consent', value), choice);
  const signal = (name: string, value: unknown) =>
    // As text: the test runner's compiler puts names of its own into functions.
    context.addInitScript(
      `Object.defineProperty(navigator, '${name}', { get: () => ${JSON.stringify(value)} })`,
    );
  const assertNothing = async () => {
    await quiet();
    assert.deepEqual(await keptKeys(tab), []);
    assert.deepEqual(revealing(), []);
    assert.equal(await tab.evaluate(() => window.ClarmTrack!.visitorId()), undefined);
  };
  const viewed = (count = 1) =>
    site.until(() => site.named('page_view').length >= count, `${count} page views`);

  test('implied: an id, a session and the time of the last beat, nothing else', async () => {
    await open();
    await viewed();
    await tab.waitForFunction(() => Object.keys(localStorage).length === 3);
    assert.deepEqual(
      (await keptKeys(tab)).sort(),
      ['b', 's', 'v'].map((key) => `clarm_${WIDGET}_${key}`),
    );
    assert.deepEqual([...new Set(revealing())].sort(), ['POST /api/presence', 'POST /api/track']);
    assert.equal(site.named('page_view')[0]!.consent, 'implied');
  });

  test('required: nothing before it is granted, everything since the load after', async () => {
    site.config.consent = 'required';
    await open();
    await tab.evaluate(() => window.ClarmTrack!('early'));
    await assertNothing();
    await consent('granted');
    await site.until(() => site.named('early').length > 0, 'what waited');
    assert.deepEqual(
      [...site.stored.values()].map(({ event, consent: given }) => [event, given]),
      [
        ['page_view', 'granted'],
        ['early', 'granted'],
      ],
    );
    await open('/b');
    await viewed(2);
    assert.equal(site.named('page_view')[1]!.visitor_id, site.named('page_view')[0]!.visitor_id);
  });

  test('required on the tag: holds whatever the configuration says', async () => {
    site.pages = () =>
      page(`<script async data-consent="required" src="/widget/loader.js?id=${WIDGET}"></script>`);
    await open();
    await assertNothing();
    site.pages = () =>
      page(`<script async src="/widget/loader.js?id=${WIDGET}&consent=required"></script>`);
    await open();
    await assertNothing();
  });

  test('required and denied: what waited is dropped, and nothing is remembered', async () => {
    site.config.consent = 'required';
    await open();
    await tab.evaluate(() => window.ClarmTrack!('early'));
    await consent('denied');
    await assertNothing();
    await open('/b');
    await assertNothing();
  });

  for (const [name, value] of [
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ] as const) {
    test(`${name}: nothing, unless the site does not honour it or the visitor agrees`, async () => {
      await signal(name, value);
      await open();
      await tab.evaluate(() => window.ClarmTrack!('event'));
      await assertNothing();
      await consent('granted');
      await viewed();
      assert.equal(site.named('event').length, 0, 'what was made before stays unmade');
      assert.equal(site.named('page_view')[0]!.consent, 'granted');
    });
  }

  test('a signal that the site does not honour changes nothing', async () => {
    await signal('globalPrivacyControl', true);
    site.config.honorGpc = false;
    await open();
    await viewed();
  });

  test('a signal that came later removes what was kept', async () => {
    await open();
    await viewed();
    await tab.goto('about:blank');
    await site.until(() => site.named('page_leave').length > 0, 'the last of the page before');
    await signal('globalPrivacyControl', true);
    site.requests.length = 0;
    await open('/b');
    await assertNothing();
  });

  test('denied: no id, on later pages neither; only the choice is kept', async () => {
    await open();
    await viewed();
    await consent('denied');
    assert.deepEqual(await keptKeys(tab), [`clarm_${WIDGET}_c`]);
    site.requests.length = 0;
    await open('/b');
    await quiet();
    assert.deepEqual(await keptKeys(tab), [`clarm_${WIDGET}_c`]);
    assert.deepEqual(revealing(), []);
    await consent('granted');
    await viewed(2);
    assert.notEqual(site.named('page_view')[1]!.visitor_id, site.named('page_view')[0]!.visitor_id);
  });

  test('denied after granted: every key and the queue are gone', async () => {
    site.config.consent = 'required';
    await open();
    await consent('granted');
    await viewed();
    site.answer = () => ({ status: 500 });
    await tab.evaluate(() => window.ClarmTrack!('waiting'));
    await consent('denied');
    site.requests.length = 0;
    await assertNothing();
  });

  test('denied before the script was loaded: nothing is kept or sent for a moment even', async () => {
    site.pages = () =>
      page(
        `<script>window.ClarmTrack = function () { (ClarmTrack.q = ClarmTrack.q || []).push(arguments) }; ClarmTrack('consent', 'denied')</script>${TAG}`,
      );
    await open();
    await quiet();
    assert.deepEqual(await keptKeys(tab), [`clarm_${WIDGET}_c`]);
    assert.deepEqual(revealing(), []);
  });

  test('configuration unreachable: nothing is kept or sent, and what waited is sent in the end', async () => {
    site.pages = () =>
      page(`<script async src="/widget/loader.js" data-widget-id="${WIDGET}"></script>`);
    let reachable = false;
    await context.route('**/config', (route) => (reachable ? route.continue() : route.abort()));
    await tab.clock.install();
    await open();
    await tab.evaluate(() => window.ClarmTrack!('early'));
    await tab.clock.runFor(1000);
    await assertNothing();
    reachable = true;
    const answered = tab.waitForResponse('**/config');
    await tab.clock.runFor(31_000);
    await answered;
    await tab.waitForFunction(() => window.ClarmTrack!.visitorId());
    await tab.clock.runFor(1000);
    await site.until(() => site.named('early').length > 0, 'what waited');
    assert.equal(site.named('early')[0]!.consent, 'implied');
  });

  test('a driven browser sends nothing unless it is allowed', async () => {
    site.config.allowAutomation = false;
    await open();
    await assertNothing();
    site.pages = () =>
      page(`<script async data-automation="allow" src="/widget/loader.js?id=${WIDGET}"></script>`);
    await open();
    await viewed();
  });

  test('reset: the next event is a new visitor in a new session', async () => {
    await open();
    await viewed();
    await tab.evaluate(() => {
      window.ClarmTrack!('reset');
      window.ClarmTrack!('after');
    });
    await site.until(() => site.named('after').length > 0, 'the event after');
    const [old, fresh] = site.named('page_view');
    assert.notEqual(fresh!.visitor_id, old!.visitor_id);
    assert.notEqual(fresh!.session_id, old!.session_id);
    assert.equal(site.named('after')[0]!.visitor_id, fresh!.visitor_id);
    assert.equal(site.named('after')[0]!.page_view_id, fresh!.event_id);
    for (const { visitor_id } of site.named('page_leave'))
      assert.equal(visitor_id, old!.visitor_id);
  });

  test('ignore: holds for every later visitor of this browser, too', async () => {
    await open();
    await viewed();
    await tab.evaluate(() => {
      window.ClarmTrack!('ignore');
      window.ClarmTrack!('reset');
    });
    await site.until(() => site.named('ignore').length > 1, 'what is said of the new visitor');
    await open('/b');
    await tab.evaluate(() => {
      window.ClarmTrack!('identify', { email: 'jane@acme.com' });
      window.ClarmTrack!('identify', { email: 'joe@acme.com' });
    });
    await site.until(() => site.named('ignore').length > 2, 'what is said of the next one');
    const visitors = (name: string) =>
      [...new Set(site.named(name).map(({ visitor_id }) => visitor_id))].sort();
    assert.equal(visitors('page_view').length, 3);
    assert.deepEqual(visitors('ignore'), visitors('page_view'));
  });

  test('cookie domain: the ids are mirrored in cookies, and go with a denial', async () => {
    site.pages = () =>
      page(
        `<script async data-cookie-domain="127.0.0.1" src="/widget/loader.js?id=${WIDGET}"></script>`,
      );
    await open();
    await viewed();
    const cookies = (await context.cookies()).map(({ name }) => name).sort();
    assert.deepEqual(cookies, [`clarm_${WIDGET}_s`, `clarm_${WIDGET}_v`]);
    await tab.evaluate(() => localStorage.clear());
    await open('/b');
    await viewed(2);
    assert.equal(site.named('page_view')[1]!.visitor_id, site.named('page_view')[0]!.visitor_id);
    await consent('denied');
    assert.deepEqual(await context.cookies(), []);
  });
});
