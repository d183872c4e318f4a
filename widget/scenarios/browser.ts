import { chromium, type Browser, type Page } from '@playwright/test';

/** The real Chromium of this machine. */
export const CHROMIUM = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';

/** How every test starts it. */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Chromium, driven, without a window. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: CHROMIUM_ARGS,
    // Playwright turns the back/forward cache off; scenarios about it need it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

/** The names of everything that this site keeps in the browser. */
export const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...document.cookie.split('; ').filter(Boolean),
    ...(await indexedDB.databases()).map(({ name }) => name!),
    ...(window.isSecureContext ? await caches.keys() : []),
  ]);
