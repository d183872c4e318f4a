import type { Browser } from '@playwright/test';
import { KNOWN_ADDRESSES } from '../../server/enrichment/known-addresses.ts';
import { visitorOf, widgetOf } from '../testing/people.ts';

/** One visit of the demo site, as somebody on a known network. */
export interface Visit {
  from: keyof typeof KNOWN_ADDRESSES;
  /** Below `/demo/`; the visitor stays on the last. */
  pages: readonly string[];
  /** The rest is read for ten seconds each; a page not read counts a quarter. */
  skims?: true;
  /** What the form of the last page is filled with. */
  form?: Readonly<Record<string, string>>;
  says?: readonly string[];
}

/** From the coldest to the hottest, so that the newest is on top. */
export const VISITS: readonly Visit[] = [
  { from: 'cloud', pages: ['docs'], skims: true },
  { from: 'homeUs', pages: ['blog', 'careers'], skims: true },
  { from: 'phone', pages: ['', 'product'] },
  { from: 'university', pages: ['blog', 'docs', 'docs/events'] },
  { from: 'smallCompany', pages: ['product', 'pricing'] },
  {
    from: 'homeGermany',
    pages: ['product', 'pricing', 'contact'],
    form: { name: 'Lena Hoffmann', email: 'lena@acme.com', message: 'Please call me tomorrow.' },
  },
  { from: 'developerCompany', pages: ['docs', 'product'] },
  { from: 'bank', pages: ['', 'pricing'], says: ['Do you sign a data processing agreement?'] },
  { from: 'midSizeCompany', pages: ['product', 'pricing', 'book-a-demo'] },
  {
    from: 'carMaker',
    pages: ['', 'product', 'pricing', 'book-a-demo'],
    says: [
      'Hi! We are comparing tools for about forty people in Munich.',
      'Is the EU region included, or priced apart?',
    ],
  },
  {
    from: 'bigCompany',
    pages: ['', 'pricing', 'book-a-demo'],
    says: ['Can you show us the funnels on our own data?', 'Thursday morning would be ideal.'],
  },
];

const READING_MS = 11_000;

/** Visits in a browser of its own. @returns the visitor that this made */
export async function makeVisit(browser: Browser, url: string, visit: Visit): Promise<string> {
  const { address } = KNOWN_ADDRESSES[visit.from];
  const context = await browser.newContext({ extraHTTPHeaders: { 'X-Clarm-Demo-IP': address } });
  const page = await context.newPage();
  // Reading is sped up: begun so much earlier, it ends now.
  await page.clock.install({ time: Date.now() - visit.pages.length * READING_MS });
  let id = '';
  for (const path of visit.pages) {
    const kept = page.waitForResponse('**/api/track');
    await page.goto(`${url}/demo/${path}`);
    id = await visitorOf(page);
    await kept;
    if (!visit.skims) await page.clock.runFor(READING_MS);
  }
  if (visit.form) {
    const form = page.locator('form[data-form]');
    for (const [name, value] of Object.entries(visit.form)) {
      await form.locator(`[name="${name}"]`).fill(value);
    }
    const identified = page.waitForResponse('**/api/track');
    await form.getByRole('button').click();
    await page.clock.runFor(1_000);
    await identified;
  }
  if (visit.says) {
    const widget = widgetOf(page);
    await widget.open();
    for (const text of visit.says) {
      const stored = page.waitForResponse('**/messages');
      await widget.say(text);
      await stored;
    }
  }
  await context.close();
  return id;
}
