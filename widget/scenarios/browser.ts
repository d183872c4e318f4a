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

/**
 * Tells a `story` in which a page comes back from the back/forward cache. A browser under load also
 * throws pages out for reasons of its own, which it calls circumstantial: the story is then told
 * again, three times at most.
 *
 * @param begin a fresh tab for each telling
 * @throws naming the reasons, when one of them is the page's
 */
export async function tellOfReturn(
  begin: () => Promise<Page>,
  story: () => Promise<void>,
): Promise<void> {
  for (let telling = 1; ; telling += 1) {
    const tab = await begin();
    const session = await tab.context().newCDPSession(tab);
    await session.send('Page.enable');
    const refused = new Promise<void>((resolve, reject) => {
      session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
        const reasons = notRestoredExplanations.map(({ type, reason }) => `${type}: ${reason}`);
        const ours = reasons.some((reason) => !reason.startsWith('Circumstantial'));
        if (ours || telling === 3) reject(new Error(`not kept for ${reasons.join(', ')}`));
        else resolve();
      });
    });
    const told = story().then(() => true);
    if ((await Promise.race([told, refused])) === true) return;
  }
}
