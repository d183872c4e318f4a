import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { startSite, type Site } from './site.ts';

describe('engagement and presence', () => {
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
    await tab.clock.install({ time: new Date('2026-01-01T12:00:00Z') });
    await tab.goto(`${site.url}/a`);
    await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
  });
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  const show = (visible: boolean) =>
    tab.evaluate(
      (state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      },
      visible ? 'visible' : 'hidden',
    );
  const stored = (name: string, count = 1) =>
    site.until(() => site.named(name).length >= count, `${count} × ${name}`);
  const lastLeave = () => site.named('page_leave').at(-1)!;
  const beats = () => site.requests.filter((request) => request === 'POST /api/presence').length;

  test('page_engaged comes once, at ten seconds of visible time', async () => {
    await tab.clock.runFor(6000);
    await show(false);
    await tab.clock.runFor(60_000);
    assert.equal(site.named('page_engaged').length, 0);
    await show(true);
    await tab.clock.runFor(3000);
    assert.equal(site.named('page_engaged').length, 0);
    await tab.clock.runFor(2000);
    await stored('page_engaged');
    await tab.clock.runFor(60_000);
    assert.equal(site.named('page_engaged').length, 1);
    assert.equal(site.named('page_engaged')[0]!.page_view_id, site.named('page_view')[0]!.event_id);
  });

  test('page_leave adds up the visible time over tab switches', async () => {
    await tab.clock.runFor(4000);
    await show(false);
    await tab.clock.runFor(30_000);
    await stored('page_leave');
    const first = Number(lastLeave().properties!['engaged_ms']);
    // The clock goes on while the machine is busy; the half minute out of sight is what may not count.
    assert.ok(first >= 4000 && first < 20_000, `${first}`);
    await show(true);
    await tab.clock.runFor(3000);
    await show(false);
    await tab.clock.runFor(1000);
    await stored('page_leave', 2);
    const second = Number(lastLeave().properties!['engaged_ms']);
    assert.ok(second >= 7000 && second < 20_000, `${second}`);
  });

  test('page_leave of a single-page navigation keeps the address that was left', async () => {
    await tab.evaluate(async () => {
      document.body.style.height = '4000px';
      const scrolled = new Promise((resolve) =>
        addEventListener('scroll', resolve, { once: true }),
      );
      scrollTo(0, 2000);
      await scrolled;
    });
    await tab.clock.runFor(5000);
    await tab.evaluate(() => {
      scrollTo(0, 0);
      history.pushState({}, '', '/b');
    });
    await tab.clock.runFor(1000);
    await stored('page_leave');
    const leave = lastLeave();
    assert.equal(leave.url, `${site.url}/a`);
    assert.equal(leave.page_view_id, site.named('page_view')[0]!.event_id);
    const depth = Number(leave.properties!['scroll_depth']);
    assert.ok(depth > 50 && depth < 100, `${depth}`);
  });

  test('a page_leave after a long pause begins no session of its own', async () => {
    await stored('page_view');
    await tab.clock.fastForward('45:00');
    await show(false);
    await tab.clock.runFor(1000);
    await stored('page_leave');
    assert.equal(lastLeave().session_id, site.named('page_view')[0]!.session_id);
    await tab.evaluate(() => window.ClarmTrack!('click'));
    await tab.clock.runFor(1000);
    await stored('click');
    assert.notEqual(site.named('click')[0]!.session_id, lastLeave().session_id);
  });

  test('beats at once and every 30 s, from the visible tab only', async () => {
    await site.until(() => beats() === 1, 'the first beat');
    await tab.clock.runFor(61_000);
    await site.until(() => beats() === 3, 'two more');
    await show(false);
    await tab.clock.runFor(120_000);
    assert.equal(beats(), 3);
    await show(true);
    await site.until(() => beats() === 4, 'one on return');
  });
});
