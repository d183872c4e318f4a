import { chromium, type Browser, type Page } from '@playwright/test';

/** The real Chromium of this machine, without a window. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    // Playwright turns the back/forward cache off; scenarios about it need it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

/** The names of everything that this site keeps in the browser. */
export const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...document.cookie.split('; ').filter(Boolean),
  ]);
