import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { launchBrowser } from './browser.ts';
import { page, startSite } from './site.ts';

/** A fixture as its own site would bundle it. */
async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false' },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, `fixtures/${name}.ts`), formats: ['es'] },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return output[0].code;
}

describe('in a framework', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const name of ['react', 'vue', 'plain']) {
    test(`${name}: opens by its method, has its property, and its events are heard`, async () => {
      const script = await bundle(name);
      const site = await startSite((path) =>
        path === '/app.js'
          ? { status: 200, body: script, headers: { 'content-type': 'text/javascript' } }
          : page(
              '<script type="module" src="/widget/clarm-widget.js"></script>',
              '<div id="app"></div><script type="module" src="/app.js"></script>',
            ),
      );
      const tab = await browser.newPage();
      const errors: string[] = [];
      tab.on('pageerror', (error) => errors.push(error.message));
      await tab.goto(`${site.url}/a`);
      await tab.locator('.launcher').waitFor();
      await tab.click('#open');
      await tab.locator('.panel').waitFor({ state: 'visible' });
      await tab.getByText('opened 1').waitFor();
      assert.equal(await tab.locator('clarm-widget').count(), 1);
      assert.equal(await tab.locator('.root').getAttribute('data-theme'), 'dark');
      await site.until(() => site.named('page_view').length > 0, 'the page view');
      assert.deepEqual(errors, []);
      await tab.close();
      await site.close();
    });
  }
});
