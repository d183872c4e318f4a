import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { keptKeys, launchBrowser, tellOfReturn } from './browser.ts';
import type {} from '../clarm-widget.ts';
import { page, startSite, TAG, TELLS_RESTORED, WIDGET, type Site } from './site.ts';

describe('chat', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let tab: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  const begin = async () => {
    site = await startSite();
    context = await browser.newContext();
    return (tab = await context.newPage());
  };
  const end = async () => {
    await context.close();
    await site.close();
  };
  beforeEach(begin);
  afterEach(end);

  const open = async (on = tab) => {
    await on.locator('.launcher').click();
    await on.locator('.panel').waitFor({ state: 'visible' });
  };
  /** It opens by itself where it was open a page ago: a click might come late enough to close it. */
  const reopened = () => tab.locator('.panel').waitFor({ state: 'visible' });
  const say = async (text: string, on = tab) => {
    await on.getByRole('textbox').fill(text);
    await on.keyboard.press('Enter');
    await on.getByRole('log').getByText(text).waitFor();
  };
  const sees = (text: string, on = tab) => on.getByRole('log').getByText(text).waitFor();
  const streaming = () => site.until(() => site.room.streams.size > 0, 'a stream');
  const streamed = () => asked('GET /api/chat/conversations/c_scenario/stream');
  const asked = (request: string) => site.requests.filter((one) => one === request).length;

  test('goes on over a reload, and in another tab', async () => {
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Hello');
    await streaming();
    site.room.reply('Hi, I am Maya');
    await sees('Hi, I am Maya');
    await tab.reload();
    await reopened();
    await sees('Hello');
    await sees('Hi, I am Maya');
    const other = await context.newPage();
    await other.goto(`${site.url}/b`);
    await open(other);
    await sees('Hi, I am Maya', other);
    await say('And from here', other);
    await sees('And from here', tab);
    assert.equal(asked('POST /api/chat/conversations'), 1);
    assert.equal(site.room.messages.length, 3);
  });

  test('opens its conversation as the visitor, with the consent', async () => {
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Hello');
    await site.until(() => site.room.openedWith.length > 0, 'the conversation');
    assert.deepEqual(site.room.openedWith[0], {
      widget_id: WIDGET,
      visitor_id: await tab.evaluate(() => window.ClarmTrack!.visitorId()),
      consent: 'implied',
    });
  });

  test('works for a visitor who may not be tracked, with its token and nothing else', async () => {
    await context.addInitScript(
      `Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })`,
    );
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Hello');
    await streaming();
    site.room.reply('Glad you ask');
    await sees('Glad you ask');
    assert.deepEqual(site.room.openedWith[0], { widget_id: WIDGET });
    assert.deepEqual(await keptKeys(tab), [`clarm_${WIDGET}_chat`]);
    assert.equal(asked('POST /api/track') + asked('POST /api/presence'), 0);
  });

  test('six tabs share one stream, and none waits for a connection', async () => {
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Hello');
    await streaming();
    const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => context.newPage()));
    for (const one of tabs) {
      await one.goto(`${site.url}/b`);
      await open(one);
      await sees('Hello', one);
    }
    assert.ok(site.room.streams.size <= 1, `${site.room.streams.size} streams`);
    // Behind six streams it would wait for as long as they last.
    await Promise.all(tabs.map((one) => one.evaluate(() => fetch('/c').then((r) => r.text()))));
    site.room.reply('To all of you');
    await Promise.all([tab, ...tabs].map((one) => sees('To all of you', one)));
  });

  /** The stream is gone, as after a night in a closed laptop, and a timer would be too late. */
  const missing = async (text: string, before?: () => Promise<unknown>) => {
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Hello');
    await streaming();
    await tab.clock.install();
    await tab.clock.pauseAt(Date.now() + 60_000);
    await before?.();
    for (const stream of site.room.streams) stream.destroy();
    site.room.reply(text);
  };
  const become = (state: 'visible' | 'hidden') =>
    tab.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);

  test('catches up at once when the network is back', async () => {
    await missing('Said meanwhile', () => context.setOffline(true));
    await context.setOffline(false);
    await sees('Said meanwhile');
  });

  test('catches up at once when the tab is seen again', async () => {
    await missing('Said meanwhile', () => become('hidden'));
    await become('visible');
    await sees('Said meanwhile');
    await streaming();
  });

  test('catches up at once when the page is shown again', async () => {
    await missing('Said meanwhile');
    await tab.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    );
    await sees('Said meanwhile');
  });

  test('sends what was written while the server was away, after a reload, too', async () => {
    await tab.goto(`${site.url}/a`);
    await open();
    await say('One');
    await site.until(() => site.room.messages.length === 1, 'the first message');
    await site.down();
    await say('Two');
    await tab.getByText('Sending…').waitFor();
    await site.up();
    await tab.reload();
    await reopened();
    await sees('Two');
    await site.until(() => site.room.messages.length === 2, 'the second message');
  });

  test('sends by itself, once the server is back, what was given up on while it was away', async () => {
    await tab.goto(`${site.url}/a`);
    await tab.clock.install();
    await open();
    await say('One');
    await streaming();
    await site.down();
    await say('Two');
    const goesBy = async (found: () => unknown) => {
      // Requests take their own time, which is none of the clock's.
      for (let seconds = 0; seconds < 900 && !(await found()); seconds++)
        await tab.clock.runFor(1000);
    };
    await goesBy(() => tab.getByText('Not delivered.').isVisible());
    await site.up();
    await goesBy(() => site.room.messages.length > 1);
    assert.equal(site.room.messages[1]?.text, 'Two');
    await tab.getByText('Sent', { exact: true }).waitFor();
    assert.equal(await tab.getByText('Not delivered.').count(), 0);
  });

  test('does not lose the first message where the site asks for an e-mail first', async () => {
    site.config.preChat = { requireEmail: true };
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Do you ship to Norway?');
    await tab.getByText('Waiting for your e-mail').waitFor();
    await tab.reload();
    await reopened();
    await sees('Do you ship to Norway?');
    assert.equal(asked('POST /api/chat/conversations'), 0);
    await tab.getByLabel('Your e-mail').fill('jane@example.com');
    await tab.keyboard.press('Enter');
    await site.until(() => site.room.messages.length === 1, 'the message');
    assert.equal(site.room.messages[0]!.text, 'Do you ship to Norway?');
    await tab.getByText('Sent', { exact: true }).waitFor();
  });

  test('brings the chat by itself shortly after a conversation, to show what is said', async () => {
    await tab.goto(`${site.url}/a`);
    await open();
    await say('Hello');
    await streaming();
    await tab.locator('[part=close]').click();
    await tab.goto(`${site.url}/b`);
    await streaming();
    site.room.reply('Still there?');
    await tab.locator('[part=badge]').waitFor();
    assert.equal(await tab.evaluate(() => document.querySelector('clarm-widget')!.unreadCount), 1);
    await open();
    await tab.locator('[part=badge]').waitFor({ state: 'detached' });
  });

  test('is as open on the next page as on this one, with what was being written', async () => {
    await tab.goto(`${site.url}/a`);
    await open();
    await tab.getByRole('textbox').fill('What I wanted to a');
    await tab.goto(`${site.url}/b`);
    // Meant for the closed chat that was there a moment ago; by the page, or it might come too late.
    await tab.waitForFunction(() => {
      const root = document.querySelector('clarm-widget')?.shadowRoot;
      if (!root?.querySelector('.root.opened')) return false;
      root.querySelector<HTMLElement>('.launcher')!.click();
      return true;
    });
    await reopened();
    assert.equal(await tab.getByRole('textbox').inputValue(), 'What I wanted to a');
    assert.equal(await tab.evaluate(() => document.activeElement?.localName), 'body');
    await site.until(() => site.named('page_view').length > 1, 'the view');
    await tab.locator('[part=close]').click();
    await tab.locator('.panel').waitFor({ state: 'hidden' });
    await site.until(() => site.named('widget_closed').length > 0, 'that it was closed');
    assert.equal(site.named('widget_opened').length, 1);
    await tab.goto(`${site.url}/a`);
    await open();
    assert.equal(await tab.getByRole('textbox').inputValue(), 'What I wanted to a');
    await tab.getByRole('textbox').fill('');
    await tab.locator('.launcher').click();
    await tab.goto(`${site.url}/b`);
    await tab.locator('.launcher').waitFor();
    assert.deepEqual(await tab.evaluate(() => Object.keys(sessionStorage)), []);
    const other = await context.newPage();
    await other.goto(`${site.url}/a`);
    await other.locator('.launcher').waitFor();
    assert.equal(await other.locator('.root.opened').count(), 0);
  });

  test('forgets with the page how open it was where no visitor may be kept', async () => {
    await context.addInitScript(
      `Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })`,
    );
    await tab.goto(`${site.url}/a`);
    await open();
    await tab.getByRole('textbox').fill('Half a sen');
    await tab.goto(`${site.url}/b`);
    await tab.locator('.launcher').waitFor();
    assert.deepEqual(await keptKeys(tab), []);
    assert.equal(await tab.locator('.root.opened').count(), 0);
  });

  test('does not keep a page out of the back/forward cache', () =>
    tellOfReturn(
      async () => {
        await end();
        return begin();
      },
      async () => {
        site.pages = () => page(TELLS_RESTORED + TAG);
        await tab.goto(`${site.url}/a`);
        await open();
        await say('Hello');
        await streaming();
        await tab.goto(`${site.url}/b`);
        await site.until(() => streamed() === 2, 'the stream of the next page');
        await tab.evaluate(() => setTimeout(() => history.back()));
        // Playwright does not follow into a restored page; the server sees what it does.
        await site.until(() => site.named('restored').length > 0, 'the restored page');
        await site.until(() => streamed() === 3, 'its stream');
        site.room.reply('Welcome back');
        await site.until(
          () => site.requests.some((request) => /^POST .*\/read$/.test(request)),
          'that it was read',
        );
      },
    ));

  test('works under a strict content security policy, without one violation', async () => {
    const policy =
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; require-trusted-types-for 'script'";
    site.pages = () => ({
      status: 200,
      body: page(TAG),
      headers: { 'content-security-policy': policy },
    });
    const problems: string[] = [];
    tab.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    tab.on('pageerror', (error) => problems.push(error.message));
    await tab.goto(`${site.url}/a`);
    await open();
    await say('A first line\nand a second one that is so long that the field has to grow');
    await streaming();
    assert.deepEqual(problems, []);
  });
});
