import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { keptKeys, launchBrowser } from './browser.ts';
import { page, startSite, WIDGET, type Site } from './site.ts';

/** A visitor's choice, made on the page or before the script was there. */
const choose = (choice: 'granted' | 'denied') => (tab: Page) =>
  tab.evaluate((value) => window.ClarmTrack!('consent', value), choice);

/** What the browser says of itself; as text, because the compiler puts names into functions. */
const says = (name: string, value: unknown) => (context: BrowserContext) =>
  context.addInitScript(
    `Object.defineProperty(navigator, '${name}', { get: () => ${JSON.stringify(value)} })`,
  );

/**
 * Everything that is kept, by the end of its key, and everything that is asked for, with how often;
 * of events, how many were told: in how many requests is a matter of the network.
 */
interface Traces {
  keys: string[];
  requests: Record<string, number>;
}

/** One row of contract §5. */
interface Row {
  name: string;
  site?: (site: Site) => void;
  browser?: (context: BrowserContext) => Promise<unknown>;
  /** On the page, a second after it was loaded; one more second follows each. */
  choices?: ((tab: Page) => Promise<unknown>)[];
  /** After a minute on the page. */
  seen: Traces;
  /** What a conversation adds to that. */
  chat: Traces;
}

const PAGE = { 'GET /page': 1, 'GET /widget/loader.js': 1 };
const ATTRIBUTE = `<script async src="/widget/loader.js" data-widget-id="${WIDGET}"></script>`;
const REQUIRED = `<script async src="/widget/loader.js?id=${WIDGET}" data-consent="required"></script>`;
/** One view, ten seconds later that it was read, and a beat each half minute. */
const COUNTED = { ...PAGE, 'POST /api/track': 2, 'POST /api/presence': 3 };
const IDS = ['b', 's', 'v'];

/** The panel's other files; what an open conversation goes on with, as often as it does. */
const GOES_ON =
  /^GET \/widget\/chunks\/(?!panel)|^GET .*\/c_scenario\/(messages|stream)$|\/(typing|read)$/;

const CONVERSATION = {
  'GET /widget/chunks/panel': 1,
  'POST /api/chat/conversations': 1,
  'POST /api/chat/conversations/c_scenario/messages': 1,
};
/** The panel opened; the message itself is reported by the server. */
const REPORTED_CHAT = { ...CONVERSATION, 'POST /api/track': 1 };

const required = (site: Site) => {
  site.config.consent = 'required';
};

const NOTHING: Traces = { keys: [], requests: PAGE };
const ONLY_A_TOKEN: Traces = { keys: ['chat'], requests: CONVERSATION };
const NOT_EVEN_A_TOKEN: Traces = { keys: [], requests: CONVERSATION };

const ROWS: Row[] = [
  {
    name: 'implied',
    seen: { keys: IDS, requests: COUNTED },
    chat: { keys: ['b', 'chat', 's', 'v'], requests: REPORTED_CHAT },
  },
  { name: 'required', site: required, seen: NOTHING, chat: NOT_EVEN_A_TOKEN },
  {
    name: 'required on the tag',
    site: (site) => {
      site.pages = () => page(REQUIRED);
    },
    seen: NOTHING,
    chat: NOT_EVEN_A_TOKEN,
  },
  {
    name: 'Global Privacy Control',
    browser: says('globalPrivacyControl', true),
    seen: NOTHING,
    chat: ONLY_A_TOKEN,
  },
  { name: 'Do Not Track', browser: says('doNotTrack', '1'), seen: NOTHING, chat: ONLY_A_TOKEN },
  {
    name: 'granted',
    choices: [choose('granted')],
    seen: { keys: ['b', 'c', 's', 'v'], requests: COUNTED },
    chat: { keys: ['b', 'c', 'chat', 's', 'v'], requests: REPORTED_CHAT },
  },
  {
    name: 'granted where it is required',
    site: required,
    choices: [choose('granted')],
    seen: { keys: ['b', 'c', 's', 'v'], requests: COUNTED },
    chat: { keys: ['b', 'c', 'chat', 's', 'v'], requests: REPORTED_CHAT },
  },
  {
    name: 'granted against Global Privacy Control',
    browser: says('globalPrivacyControl', true),
    choices: [choose('granted')],
    seen: { keys: ['b', 'c', 's', 'v'], requests: COUNTED },
    chat: { keys: ['b', 'c', 'chat', 's', 'v'], requests: REPORTED_CHAT },
  },
  {
    name: 'denied before anything else',
    browser: (context) =>
      context.addInitScript(
        `window.ClarmTrack = function () { (ClarmTrack.q = ClarmTrack.q || []).push(arguments) };
        ClarmTrack('consent', 'denied')`,
      ),
    seen: { keys: ['c'], requests: PAGE },
    chat: { keys: ['c', 'chat'], requests: CONVERSATION },
  },
  {
    name: 'denied',
    choices: [choose('denied')],
    // Of the second before.
    seen: { keys: ['c'], requests: { ...PAGE, 'POST /api/track': 1, 'POST /api/presence': 1 } },
    chat: { keys: ['c', 'chat'], requests: CONVERSATION },
  },
  {
    name: 'denied where it is required',
    site: required,
    choices: [choose('denied')],
    seen: NOTHING,
    chat: ONLY_A_TOKEN,
  },
  {
    name: 'denied after granted',
    site: required,
    choices: [choose('granted'), choose('denied')],
    // Of the second in between.
    seen: { keys: [], requests: { ...PAGE, 'POST /api/track': 1, 'POST /api/presence': 1 } },
    chat: ONLY_A_TOKEN,
  },
  {
    name: 'configuration unreachable',
    site: (site) => {
      site.pages = (path) => (path === '/page' ? page(ATTRIBUTE) : undefined);
    },
    browser: (context) => context.route('**/config', (route) => route.abort()),
    seen: NOTHING,
    chat: { keys: [], requests: {} },
  },
];

describe('every key and every request of a minute on a page', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let tab: Page;
  /** Events that were told before. */
  let known: number;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    site = await startSite();
    known = 0;
    context = await browser.newContext();
    tab = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  const asked = () => {
    const counts: Record<string, number> = {};
    const told = site.stored.size - known;
    known = site.stored.size;
    for (const request of site.requests.splice(0)) {
      if (/favicon|\/arrived$/.test(request)) continue;
      const name = request.replace(/-[\w-]{8}\.js$/, '');
      counts[name] = name === 'POST /api/track' ? told : (counts[name] ?? 0) + 1;
    }
    return counts;
  };
  const keys = async () =>
    (await keptKeys(tab)).map((key) => key.replace(`clarm_${WIDGET}_`, '')).sort();
  /** What is kept once the answers to the last events have been read. */
  const kept = async () => {
    const isEvent = (key: string) => key[8] === '-';
    let found = await keys();
    for (let looks = 0; looks < 20 && found.some(isEvent); looks++) {
      await pass(100);
      found = await keys();
    }
    return found;
  };
  /** Lets time go by, and everything arrive that was sent in it. */
  const pass = async (ms: number) => {
    await tab.clock.runFor(ms);
    await tab.evaluate(() => fetch('/arrived').then((answer) => answer.text()));
  };

  for (const row of ROWS)
    test(row.name, async () => {
      row.site?.(site);
      await row.browser?.(context);
      await tab.clock.install();
      await tab.goto(`${site.url}/page`);
      await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
      await pass(1000);
      for (const act of row.choices ?? []) {
        await act(tab);
        // In steps: a turn of the browser's lock takes its own time, which is none of the clock's.
        for (let step = 0; step < 5; step += 1) await pass(200);
      }
      // In steps, or what waits for an answer would have waited too long.
      for (let seconds = 0; seconds < 60; seconds += 2) await pass(2000);
      assert.deepEqual(asked(), row.seen.requests);
      assert.deepEqual(await kept(), row.seen.keys);

      // Without a configuration there is no launcher to open.
      if (row.chat.requests['POST /api/chat/conversations'] === undefined) {
        assert.equal(await tab.locator('.launcher').count(), 0);
        return;
      }
      await tab.evaluate(() =>
        document
          .querySelector('clarm-widget')!
          .shadowRoot!.querySelector<HTMLElement>('.launcher')!
          .click(),
      );
      await tab.getByRole('textbox').fill('Hello');
      await tab.getByRole('textbox').press('Enter');
      await site.until(() => site.room.messages.length > 0, 'the message');
      await site.until(() => site.room.streams.size > 0, 'the stream');
      await pass(5000);
      const requests = Object.entries(asked()).filter(([name]) => !GOES_ON.test(name));
      assert.deepEqual(Object.fromEntries(requests), row.chat.requests);
      assert.deepEqual(await kept(), row.chat.keys);
    });
});
