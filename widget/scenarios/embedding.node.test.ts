import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { page, startSite, TAG, WIDGET, type Site } from './site.ts';

describe('embedding', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let tab: Page;
  const errors: string[] = [];

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    errors.length = 0;
    site = await startSite();
    context = await browser.newContext();
    tab = await context.newPage();
    tab.on('pageerror', (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    await site.close();
    assert.deepEqual(errors, []);
  });

  const viewed = (count = 1) =>
    site.until(() => site.named('page_view').length >= count, `${count} page views`);
  const opens = async () => {
    await tab.locator('.launcher').click();
    await tab.locator('.panel').waitFor({ state: 'visible' });
  };
  const asked = (request: string) => site.requests.filter((one) => one === request).length;
  const CONFIG_REQUEST = `GET /api/widgets/${WIDGET}/config`;

  test('by a script with its id in the address: one request for code and configuration', async () => {
    await tab.goto(`${site.url}/a`);
    await viewed();
    await tab.locator('.launcher').waitFor();
    assert.equal(asked(CONFIG_REQUEST), 0);
    assert.deepEqual(
      site.requests.filter((request) => request.startsWith('GET /widget/')),
      ['GET /widget/loader.js'],
    );
    await opens();
  });

  test('by a script with its id in an attribute', async () => {
    site.pages = () =>
      page(`<script async src="/widget/loader.js" data-widget-id="${WIDGET}"></script>`);
    await tab.goto(`${site.url}/a`);
    await viewed();
    assert.equal(asked(CONFIG_REQUEST), 1);
    await opens();
  });

  test('by the element alone', async () => {
    site.pages = () =>
      page(
        '<script type="module" src="/widget/clarm-widget.js"></script>',
        `<clarm-widget widget-id="${WIDGET}"></clarm-widget>`,
      );
    await tab.goto(`${site.url}/a`);
    await viewed();
    await opens();
    assert.equal(await tab.locator('clarm-widget').count(), 1);
    assert.equal(site.named('widget_opened').length <= 1, true);
  });

  test('by the element, which a tag attribute asks to wait for consent', async () => {
    site.pages = () =>
      page(
        '<script type="module" src="/widget/clarm-widget.js"></script>',
        `<clarm-widget widget-id="${WIDGET}" data-consent="required"></clarm-widget>`,
      );
    await tab.goto(`${site.url}/a`);
    await opens();
    await tab.waitForTimeout(400);
    assert.equal(asked('POST /api/track') + asked('POST /api/presence'), 0);
  });

  test('by a tag manager that leaves no currentScript', async () => {
    site.pages = () =>
      page(`<script>
        Object.defineProperty(document, 'currentScript', { get: () => null });
        const script = document.createElement('script');
        script.src = '/widget/loader.js?id=${WIDGET}';
        document.head.append(script);
      </script>`);
    await tab.goto(`${site.url}/a`);
    await viewed();
    await opens();
  });

  test('opens the chat once, however often somebody clicks before it is there', async () => {
    let arrive = () => {};
    const here = new Promise<void>((resolve) => (arrive = resolve));
    await tab.route(/\/panel-/, (route) => here.then(() => route.continue()));
    await tab.goto(`${site.url}/a`);
    const launcher = tab.locator('.launcher');
    await launcher.dblclick();
    assert.equal(await launcher.getAttribute('aria-busy'), 'true');
    const turned = await launcher.locator('svg').evaluate((svg) => getComputedStyle(svg).rotate);
    await tab.waitForFunction(
      ([was]) => {
        const { shadowRoot } = document.querySelector('clarm-widget')!;
        return getComputedStyle(shadowRoot!.querySelector('.launcher svg')!).rotate !== was;
      },
      [turned],
    );
    arrive();
    await tab.locator('.panel').waitFor({ state: 'visible' });
    assert.equal(await launcher.getAttribute('aria-busy'), null);
    await launcher.dblclick();
    await tab.locator('.panel').waitFor({ state: 'visible' });
    await launcher.click();
    await tab.locator('.panel').waitFor({ state: 'hidden' });
  });

  test('tries again at the next click where the chat could not be loaded', async () => {
    let isAway = true;
    await tab.route(/\/panel-/, (route) => (isAway ? route.abort() : route.continue()));
    await tab.goto(`${site.url}/a`);
    const launcher = tab.locator('.launcher');
    await launcher.click();
    await tab.locator('.launcher:not([aria-busy])').waitFor();
    isAway = false;
    await opens();
  });

  test('leaves a page alone that has made the element its own', async () => {
    site.pages = () =>
      page(
        `<script>customElements.define('clarm-widget', class extends HTMLElement {})</script>${TAG}`,
      );
    await tab.goto(`${site.url}/a`);
    await viewed();
    await tab.locator('.launcher').click();
    await tab.locator('.launcher').waitFor({ state: 'hidden' });
    assert.equal(await tab.locator('.panel').count(), 0);
  });

  test('throws nothing into an XHTML page, and shows no chat that would not work', async () => {
    site.pages = () => ({
      status: 200,
      headers: { 'content-type': 'application/xhtml+xml' },
      body: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Page</title>${TAG.replace('async', 'async="async"')}</head><body><h1>Page</h1></body></html>`,
    });
    await tab.goto(`${site.url}/a`);
    await viewed();
    await tab.locator('.launcher').click();
    await tab.locator('.launcher').waitFor({ state: 'hidden' });
  });

  for (const [name, head, body] of [
    ['the loader', TAG, ''],
    [
      'the element',
      '<script type="module" src="/widget/clarm-widget.js"></script>',
      `<clarm-widget widget-id="${WIDGET}"></clarm-widget>`,
    ],
  ] as const) {
    const withTypes = (types: string) => () => ({
      status: 200,
      body: page(head, body),
      headers: { 'content-security-policy': `require-trusted-types-for 'script'; ${types}` },
    });
    if (head === TAG)
      test('throws nothing into a page whose Trusted Types leave no policy to it', async () => {
        site.pages = withTypes('trusted-types default');
        await tab.goto(`${site.url}/a`);
        await viewed();
        const launcher = tab.locator('.launcher');
        await launcher.click();
        await tab.locator('.launcher:not([aria-busy])').waitFor();
        await launcher.click();
        await tab.locator('.launcher:not([aria-busy])').waitFor();
      });
    test(`throws nothing into a page whose Trusted Types allow lit-html, by ${name}`, async () => {
      site.pages = withTypes('trusted-types lit-html');
      await tab.goto(`${site.url}/a`);
      if (head === TAG) await opens();
      else await tab.waitForTimeout(400);
    });
  }

  test('by document.write, on a page with old ideas about prototypes', async () => {
    site.pages = () =>
      page(`<script>
        Array.prototype.toJSON = function () { return 'broken' };
        Element.prototype.append = undefined;
        Element.prototype.remove = function () { throw new Error('patched') };
        document.write('<script src="/widget/loader.js?id=${WIDGET}"></' + 'script>');
      </script>`);
    await tab.goto(`${site.url}/a`);
    await viewed();
    await tab.waitForTimeout(300);
    assert.equal(site.named('page_view').length, 1);
    await tab.locator('.launcher').waitFor();
  });

  test('on a page whose nodes have no newer ways to take others in', async () => {
    site.pages = () =>
      page(`<script>
        for (const { prototype } of [Element, Document, DocumentFragment])
          prototype.append = prototype.prepend = prototype.replaceChildren = undefined;
      </script>${TAG}`);
    await tab.goto(`${site.url}/a`);
    await opens();
    await tab.getByRole('textbox').fill('Hello');
    await tab.keyboard.press('Enter');
    await site.until(() => site.room.messages.length > 0, 'the message');
    await tab.getByRole('log').getByText('Hello').waitFor();
  });

  test('by a cached loader of the release before, with the files of that release', async () => {
    site.maxAge = 300;
    const before = site.files;
    await tab.goto(`${site.url}/a`);
    await viewed();
    // The next release names its chunks differently; those of the one before stay served.
    const renamed = (text: string) =>
      text.replaceAll(/((?:chunks|\.)\/[\w-]+-)[\w-]{8}\.js/g, '$1nextnext.js');
    site.files = new Map([...before].map(([name, code]) => [renamed(name), renamed(code)]));
    for (const [name, code] of before) if (name.startsWith('chunks/')) site.files.set(name, code);
    site.requests.length = 0;
    await tab.goto(`${site.url}/b`);
    await viewed(2);
    await opens();
    await tab.getByRole('textbox').fill('Hello');
    await tab.keyboard.press('Enter');
    await site.until(() => site.room.messages.length > 0, 'the message');
    const files = site.requests.filter((request) => request.startsWith('GET /widget/'));
    assert.ok(!files.includes('GET /widget/loader.js'), 'the loader came from the cache');
    assert.ok(files.some((request) => request.includes('/panel-')));
    assert.deepEqual(
      files.filter((request) => !request.includes('/chunks/') || request.includes('nextnext')),
      [],
    );
  });

  test('comes back where a page swaps its whole body', async () => {
    await tab.goto(`${site.url}/a`);
    await tab.locator('.launcher').waitFor();
    await tab.evaluate(() => {
      document.body.replaceWith(document.createElement('body'));
      history.pushState({}, '', '/b');
    });
    await viewed(2);
    await opens();
  });

  test('reports what the tag asks to capture, though the click leads away', async () => {
    site.pages = () =>
      page(
        `<script async data-capture="outbound downloads" src="/widget/loader.js?id=${WIDGET}"></script>`,
        '<a href="/guide.pdf">Guide</a>',
      );
    await tab.goto(`${site.url}/a`);
    await viewed();
    await tab.click('a');
    await site.until(() => site.named('file_download').length > 0, 'the download');
  });

  test('says once what the teaser says, when it is due', async () => {
    site.config.teaser = { text: 'Any questions?', delaySeconds: 0.1 };
    await tab.goto(`${site.url}/a`);
    await tab.getByText('Any questions?').waitFor();
    await tab.goto(`${site.url}/b`);
    await viewed(2);
    await tab.waitForTimeout(700);
    assert.equal(await tab.getByText('Any questions?').count(), 0);
  });

  test('is not on a printed page', async () => {
    site.pages = () => page(TAG);
    await tab.goto(`${site.url}/a`);
    await tab.locator('.launcher').waitFor();
    await tab.emulateMedia({ media: 'print' });
    assert.equal(await tab.locator('.launcher').isVisible(), false);
  });
});
