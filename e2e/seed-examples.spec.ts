import type { Page } from '@playwright/test';
import type { WidgetSettings } from '../server/contracts/accounts.ts';
import { signIn } from './testing/api.ts';
import { startCustomerSite, STUB, tagOf } from './testing/customer-site.ts';
import { openDatabase, type Document } from './testing/database.ts';
import { visitorOf, widgetOf } from './testing/people.ts';
import type { RunningServer } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';

/** Of the document that the product was ordered from, verbatim. */
const EXAMPLES = `
// Identify a known user
ClarmTrack('identify', {
  email: 'jane@acme.com',
  name: 'Jane Smith',
  company: 'Acme Inc',
  plan: 'enterprise'
});

// Track a purchase / conversion
ClarmTrack('purchase', {
  amount: 299.00,
  currency: 'USD',
  plan: 'growth',
  orderId: 'ord_123'
});

// Custom event
ClarmTrack('click', {
  element: 'pricing_cta',
  page: '/pricing'
});

// Goal achieved
ClarmTrack('goal_achieved', {
  goal: 'demo_booked',
  value: 500
});
`;

const PROPERTIES = {
  identify: { email: 'jane@acme.com', name: 'Jane Smith', company: 'Acme Inc', plan: 'enterprise' },
  purchase: { amount: 299, currency: 'USD', plan: 'growth', orderId: 'ord_123' },
  click: { element: 'pricing_cta', page: '/pricing' },
  goal_achieved: { goal: 'demo_booked', value: 500 },
};

/** A new site that is not the demo's, and lets a driven browser count. */
async function siteOf(server: RunningServer): Promise<string> {
  const api = await signIn(server);
  const { id } = await api.post<WidgetSettings>('/widgets', { name: 'Acme' });
  await api.patch(`/widgets/${id}`, { config: { allowAutomation: true } });
  return id;
}

/** From the customer's start page, which has no widget, by a link to the page that has it. */
async function arrive(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/start`);
  await page.getByRole('link').click();
  await page.waitForURL(`${url}/landing`);
}

/** The fields of "Event payload", as they must lie in the database. */
async function payloadOf(page: Page, url: string) {
  return {
    visitor_id: await visitorOf(page),
    session_id: expect.stringMatching(/^s_[\w-]{8,}$/),
    timestamp: expect.any(Date),
    url: `${url}/landing`,
    referrer: `${url}/start`,
    user_agent: await page.evaluate(() => navigator.userAgent),
    // IP addresses are hashed.
    ip_hash: expect.stringMatching(/^[\w-]{20,}$/),
    received_at: expect.any(Date),
  };
}

for (const { when, inline } of [
  { when: 'before the widget is there', inline: `<script>${EXAMPLES}</script>` },
  { when: 'once the widget is there', inline: '' },
]) {
  test(`the examples arrive as they are written, called ${when}`, async ({
    sharedServer: server,
    page,
  }) => {
    const site = await siteOf(server);
    const acme = await startCustomerSite({
      '/start': { body: '<a href="/landing">Acme</a>' },
      '/landing': { head: STUB + inline + tagOf(server, site) },
    });
    const { db, close } = await openDatabase(server.mongoUri);
    const stored = async (event: string): Promise<Document[]> =>
      db.collection('events').find({ site, event }).toArray();

    await arrive(page, acme.url);
    if (inline === '') {
      await visitorOf(page);
      await page.addScriptTag({ content: EXAMPLES });
    }
    for (const [event, properties] of Object.entries(PROPERTIES)) {
      await expect.poll(() => stored(event), event).toHaveLength(1);
      const [document] = await stored(event);
      const payload = await payloadOf(page, acme.url);
      expect(document, event).toMatchObject({ ...payload, event, properties });
      const kept = document?.['properties'] as unknown;
      expect(kept, `${event}: nothing added, nothing missing`).toEqual(properties);
    }
    await close();
    await acme.close();
  });
}

test('what is captured automatically has the same fields', async ({
  sharedServer: server,
  page,
}) => {
  const site = await siteOf(server);
  const acme = await startCustomerSite({
    '/start': { body: '<a href="/landing">Acme</a>' },
    '/landing': { head: STUB + tagOf(server, site) },
  });
  const { db, close } = await openDatabase(server.mongoUri);
  const stored = async (event: string): Promise<Document[]> =>
    db.collection('events').find({ site, event }).sort({ timestamp: 1 }).toArray();

  await arrive(page, acme.url);
  const widget = widgetOf(page);
  await widget.open();
  await widget.say('Hello?');
  await widget.close();
  for (const event of ['page_view', 'widget_opened', 'widget_closed', 'message_sent']) {
    await expect.poll(() => stored(event), event).toHaveLength(1);
    const { referrer, ...payload } = await payloadOf(page, acme.url);
    const [document] = await stored(event);
    // The server writes `message_sent`, and the chat does not tell it where the page came from.
    const expected = event === 'message_sent' ? payload : { ...payload, referrer };
    expect(document, event).toMatchObject(expected);
  }
  expect((await stored('message_sent'))[0], 'without the text').not.toHaveProperty(
    'properties.text',
  );

  await page.evaluate(() => history.pushState(null, '', '/landing/next'));
  await expect.poll(() => stored('page_view')).toHaveLength(2);
  const [, next] = await stored('page_view');
  expect(next).toMatchObject({ url: `${acme.url}/landing/next`, referrer: `${acme.url}/landing` });
  await close();
  await acme.close();
});
