import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchBrowser, tellOfReturn } from './browser.ts';
import { page, startSite, TAG, TELLS_RESTORED, type Site } from './site.ts';

describe('page views', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let tab: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  const paths = () => site.named('page_view').map(({ url }) => new URL(url).pathname);
  const open = async (path: string, prepare?: () => void) => {
    site = await startSite();
    context = await browser.newContext();
    tab = await context.newPage();
    if (prepare) await tab.addInitScript(prepare);
    await tab.goto(site.url + path);
  };
  const seen = (count: number) =>
    site.until(() => site.named('page_view').length >= count, `${count} page views`);
  /** Everything recorded so far is with the server, so what is not there will not come. */
  const settle = async () => {
    await tab.evaluate(() => window.ClarmTrack!('settled'));
    await site.until(() => site.named('settled').length > 0, 'the last event');
  };

  test('counts a load, with its id, referrer and title', async () => {
    await open('/first');
    await seen(1);
    const [view] = site.named('page_view');
    assert.equal(view!.url, `${site.url}/first`);
    assert.equal(view!.title, 'Page');
    assert.equal(view!.referrer, '');
    assert.equal(view!.page_view_id, view!.event_id);
    assert.match(view!.visitor_id, /^v_[0-9a-f]{32}$/);
    assert.match(
      view!.event_id,
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('counts pushState and replaceState to a new path, with the address before as referrer', async () => {
    await open('/a');
    await seen(1);
    await tab.evaluate(() => {
      history.pushState({}, '', '/b?x=1');
      history.replaceState({}, '', '/c');
    });
    await seen(3);
    assert.deepEqual(paths(), ['/a', '/b', '/c']);
    assert.deepEqual(
      site.named('page_view').map(({ referrer }) => referrer.replace(site.url, '')),
      ['', '/a', '/b?x=1'],
    );
  });

  test('does not count the same address, a new query or a new fragment', async () => {
    await open('/a');
    await seen(1);
    await tab.evaluate(() => {
      history.pushState({}, '', '/a');
      history.replaceState({}, '', '/a');
      history.pushState({}, '', '/a?tab=2');
      location.hash = '#part';
    });
    await settle();
    assert.deepEqual(paths(), ['/a']);
  });

  test('counts back and forward', async () => {
    await open('/a');
    await seen(1);
    await tab.evaluate(() => history.pushState({}, '', '/b'));
    await seen(2);
    await tab.goBack();
    await seen(3);
    await tab.goForward();
    await seen(4);
    assert.deepEqual(paths(), ['/a', '/b', '/a', '/b']);
  });

  test('counts five pushes in one tick as five views, in order', async () => {
    await open('/0');
    await seen(1);
    await tab.evaluate(() => {
      for (let i = 1; i <= 5; i++) history.pushState({}, '', `/${i}`);
    });
    await seen(6);
    assert.deepEqual(paths(), ['/0', '/1', '/2', '/3', '/4', '/5']);
  });

  test('counts nothing when pushState throws, and lets it throw', async () => {
    await open('/a');
    await seen(1);
    const thrown = await tab.evaluate(() => {
      try {
        history.pushState({}, '', 'https://example.com/b');
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    });
    assert.equal(thrown, 'SecurityError');
    await settle();
    assert.deepEqual(paths(), ['/a']);
  });

  test('counts a navigation that a page intercepts', async () => {
    await open('/a');
    await seen(1);
    await tab.evaluate(() => {
      const { navigation } = window as unknown as {
        navigation: EventTarget & { navigate(url: string): void };
      };
      navigation.addEventListener('navigate', (event) =>
        (event as Event & { intercept(): void }).intercept(),
      );
      navigation.navigate('/b');
    });
    await seen(2);
    assert.deepEqual(paths(), ['/a', '/b']);
  });

  test('works without the Navigation API', async () => {
    await open('/a', () => {
      Object.defineProperty(window, 'navigation', { value: undefined });
    });
    await seen(1);
    await tab.evaluate(() => {
      history.pushState({}, '', '/b');
      history.back();
    });
    await seen(3);
    assert.deepEqual(paths(), ['/a', '/b', '/a']);
  });

  test('works on a page that froze its history', async () => {
    await open('/a', () => {
      Object.freeze(history);
    });
    await seen(1);
    await tab.evaluate(() => history.pushState({}, '', '/b'));
    await seen(2);
  });

  test('on a page that froze its history, without the Navigation API, hears back and forward', async () => {
    const errors: Error[] = [];
    site = await startSite();
    context = await browser.newContext();
    tab = await context.newPage();
    tab.on('pageerror', (error) => errors.push(error));
    await tab.addInitScript(() => {
      Object.defineProperty(window, 'navigation', { value: undefined });
      Object.freeze(history);
      Object.freeze(History.prototype);
    });
    await tab.goto(`${site.url}/a`);
    await seen(1);
    // Nothing can tell of this one: the page works, and the next change is heard.
    await tab.evaluate(() => history.pushState({}, '', '/b'));
    await tab.goBack();
    await tab.evaluate(() => {
      location.hash = '#part';
    });
    await settle();
    assert.deepEqual(paths(), ['/a']);
    await tab.evaluate(() => {
      history.pushState({}, '', '/c');
      history.pushState({}, '', '/d');
      history.back();
    });
    await seen(2);
    assert.deepEqual(paths(), ['/a', '/c']);
    assert.deepEqual(errors, []);
  });

  test('takes the title that a single-page app sets after its navigation', async () => {
    await open('/a');
    await seen(1);
    await tab.evaluate(() => {
      history.pushState({}, '', '/b');
      setTimeout(() => {
        document.title = 'Second';
      }, 50);
    });
    await seen(2);
    assert.equal(site.named('page_view')[1]!.title, 'Second');
  });

  test('counts a page that comes back from the back/forward cache', () =>
    tellOfReturn(
      async () => {
        await context?.close();
        await site?.close();
        site = await startSite(() => page(TELLS_RESTORED + TAG));
        context = await browser.newContext();
        return (tab = await context.newPage());
      },
      async () => {
        await tab.goto(`${site.url}/a`);
        await seen(1);
        await tab.goto(`${site.url}/b`);
        await seen(2);
        // Playwright's goBack waits for a load, and a restored page has none.
        await tab.evaluate(() => setTimeout(() => history.back()));
        await seen(3);
        await site.until(() => site.named('restored').length > 0, 'the restored page');
        assert.deepEqual(paths(), ['/a', '/b', '/a']);
      },
    ));

  test('counts a tab opened in the background when it is first shown', async () => {
    await open('/a', () => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    });
    await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
    await settle();
    assert.deepEqual(paths(), []);
    await tab.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await seen(1);
  });

  test('counts a prerendered page when it is activated', async () => {
    await open('/a', () => {
      Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    });
    await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
    await settle();
    assert.deepEqual(paths(), []);
    await tab.evaluate(() => {
      Object.defineProperty(document, 'prerendering', { value: false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await seen(1);
  });

  test('is one tracker and one widget however often it is embedded', async () => {
    site = await startSite(() =>
      page(
        `${TAG}<script async src="/widget/loader.js?id=w_scenario1&again"></script>`,
        '<clarm-widget widget-id="w_scenario1"></clarm-widget><script type="module" src="/widget/clarm-widget.js"></script>',
      ),
    );
    context = await browser.newContext();
    tab = await context.newPage();
    await tab.goto(`${site.url}/a`);
    await seen(1);
    await tab.locator('.panel').waitFor({ state: 'attached' });
    await settle();
    assert.deepEqual(paths(), ['/a']);
    assert.equal(await tab.locator('clarm-widget').count(), 1);
    assert.equal(await tab.locator('.launcher').count(), 1);
  });

  test('counts a change of the fragment or the query where the tag asks for it', async () => {
    site = await startSite(() =>
      page(
        '<script async data-hash-routing data-query-routing src="/widget/loader.js?id=w_scenario1"></script>',
      ),
    );
    context = await browser.newContext();
    tab = await context.newPage();
    await tab.goto(`${site.url}/a`);
    await seen(1);
    await tab.evaluate(() => {
      location.hash = '#/b';
      history.pushState({}, '', '/a?c');
    });
    await seen(3);
    assert.deepEqual(
      site
        .named('page_view')
        .map(({ url, hash_routing }) => [url.replace(site.url, ''), hash_routing]),
      [
        ['/a', true],
        ['/a#/b', true],
        ['/a?c', true],
      ],
    );
    assert.equal(site.named('page_view')[2]!.referrer, `${site.url}/a#/b`);
  });

  test('says nothing of hash routing where the tag does not', async () => {
    await open('/a#part');
    await seen(1);
    assert.equal('hash_routing' in site.named('page_view')[0]!, false);
  });
});
