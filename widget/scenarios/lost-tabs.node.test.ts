import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { startSite, WIDGET, type Site } from './site.ts';

/** 10,000 is what a release is tried with; a few take seconds. */
const EVENTS = Number(process.env['CLARM_WIDGET_EVENTS'] ?? 150);
/** Under a queue's cap of 1,000 events and a day's of 2,000. */
const PER_VISITOR = 900;
const VISITORS = Math.max(3, Math.ceil(EVENTS / PER_VISITOR));
/** Made in one tick, before something may happen to the tab. */
const BURST = 15;

/** Ends the tab's process at once: no pagehide, nothing is sent any more. */
async function kill(tab: Page): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const crashed = new Promise((resolve) => tab.once('crash', resolve));
  // There is nobody left to answer this.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await tab.close();
}

/** One visitor, on whose tabs things happen until all of their events are made. */
async function visit(
  context: BrowserContext,
  site: Site,
  count: number,
  random: () => number,
): Promise<Set<string>> {
  const persisted = new Set<string>();
  await context.exposeFunction('persisted', (ids: string[]) =>
    ids.forEach(persisted.add, persisted),
  );
  const load = async () => {
    const tab = await context.newPage();
    await tab.goto(`${site.url}/a`);
    await tab.waitForFunction(() => typeof window.ClarmTrack?.visitorId === 'function');
    return tab;
  };
  let tab = await load();
  for (let made = 0; made < count; made += BURST) {
    const numbers = Array.from({ length: Math.min(BURST, count - made) }, (_, i) => made + i);
    const fate = random();
    const making = tab
      .evaluate(
        async ([some, widget]) => {
          const { persisted: tell } = window as unknown as {
            persisted(ids: string[]): Promise<void>;
          };
          for (const n of some) {
            window.ClarmTrack!('made', { n });
            const ids = Object.keys(localStorage)
              .map((key) => key.slice(`clarm_${widget}_`.length))
              .filter((key) => key[8] === '-');
            await tell(ids);
          }
          dispatchEvent(new Event('online'));
        },
        [numbers, WIDGET] as const,
      )
      .catch(() => undefined);
    if (fate < 0.3) {
      // In the middle of it, or while it is being sent.
      await new Promise((resolve) => setTimeout(resolve, random() * 60));
      await kill(tab);
      tab = await load();
      continue;
    }
    await making;
    if (fate < 0.5) await tab.reload();
    else if (fate < 0.6) {
      await tab.close({ runBeforeUnload: true });
      tab = await load();
    }
  }
  await tab.close();
  return persisted;
}

/** A visitor comes back when all is well, until their queue is empty. */
async function comeBack(context: BrowserContext, site: Site): Promise<void> {
  const tab = await context.newPage();
  await tab.goto(`${site.url}/b`);
  await tab.waitForFunction(() => {
    dispatchEvent(new Event('online'));
    return !Object.keys(localStorage).some((key) => /_\w{8}-/.test(key));
  });
}

test('loses and doubles nothing, though half of the answers are 500 and tabs are killed', async (t) => {
  const seed = Number(process.env['CLARM_SEED'] ?? Date.now() % 1_000_000);
  t.diagnostic(`CLARM_SEED=${seed}, ${EVENTS} events of ${VISITORS} visitors`);
  let state = seed;
  // mulberry32, so that a failure can be played again.
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const site = await startSite();
  const browser = await launchBrowser();
  try {
    let failing = true;
    let refused = 0;
    site.answer = ({ events }) => {
      if (!failing || random() < 0.5) return undefined;
      refused += 1;
      // Half of these have stored everything and then failed to say so.
      if (random() < 0.5)
        for (const event of events)
          if (!site.stored.has(event.event_id)) site.stored.set(event.event_id, event);
      return { status: 500 };
    };
    const contexts = await Promise.all(
      Array.from({ length: VISITORS }, () => browser.newContext()),
    );
    const share = Math.ceil(EVENTS / VISITORS);
    const persisted: Set<string>[] = [];
    // Two at a time: a machine with two processors is enough.
    for (let first = 0; first < VISITORS; first += 2)
      persisted.push(
        ...(await Promise.all(
          contexts.slice(first, first + 2).map((one) => visit(one, site, share, random)),
        )),
      );
    failing = false;
    for (const context of contexts) await comeBack(context, site);

    const ids = persisted.flatMap((some) => [...some]);
    assert.ok(ids.length > EVENTS / 2, `${ids.length} events were persisted`);
    assert.ok(refused > EVENTS / 100, `${refused} batches were refused`);
    assert.deepEqual(
      ids.filter((id) => !site.stored.has(id)),
      [],
      'lost',
    );
    const made = site
      .named('made')
      .map(({ visitor_id, properties }) => `${visitor_id} ${Number(properties!['n'])}`);
    assert.equal(new Set(made).size, made.length, 'stored twice');
    assert.equal(new Set(site.named('made').map(({ visitor_id }) => visitor_id)).size, VISITORS);
  } finally {
    await browser.close();
    await site.close();
  }
});
