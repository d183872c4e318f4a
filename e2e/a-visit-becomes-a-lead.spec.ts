import type { VisitorProfile } from '../server/contracts/visitors.ts';
import type { InboxItem } from '../server/demo/contract.ts';
import { rowsOf, signIn } from './testing/api.ts';
import { openDashboard, rowOf, scoreIn, visitAs, widgetOf } from './testing/people.ts';
import { expect, test } from './testing/story.ts';

const READING_MS = 10_000;

test('a visit becomes a lead, is answered, and is told to the world once', async ({
  server,
  browser,
  page: visitor,
}) => {
  const desktop = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const rep = await desktop.newPage();
  const errors: Error[] = [];
  for (const page of [visitor, rep]) page.on('pageerror', (error) => errors.push(error));
  await openDashboard(rep, server);
  let loads = 0;
  rep.on('load', () => (loads += 1));

  await visitor.clock.install();
  await visitor.goto(`${server.url}/demo/`);
  const id = await visitAs(visitor, 'Somebody at Apple');
  const row = rowOf(rep, id);
  await expect(row).toContainText('Apple');
  await expect(row.locator('clarm-avatar .dot')).toBeVisible();
  expect(await scoreIn(row)).toBeLessThan(30);

  for (const [link, page] of [
    ['Read pricing', '/demo/pricing'],
    ['Read “Book a demo”', '/demo/book-a-demo'],
  ] as const) {
    await visitor.getByRole('link', { name: link }).click();
    await expect(row).toContainText(page);
    await visitor.clock.runFor(READING_MS);
  }
  await expect.poll(() => scoreIn(row), 'two pages, and a company').toBeGreaterThan(40);
  expect(await scoreIn(row)).toBeLessThan(70);

  const widget = widgetOf(visitor);
  await widget.open();
  await widget.say('Hello, do you have an EU region?');
  await widget.say('And what would it take to move forty people?');
  await expect.poll(() => scoreIn(row), 'past the threshold').toBeGreaterThanOrEqual(70);
  await expect(rep.getByText('is ready to talk')).toBeVisible();

  await row.getByRole('link', { name: /^Visitor/ }).click();
  await expect(rep.getByRole('heading', { level: 1, name: 'Visitor' })).toBeVisible();
  await expect(rep.getByRole('log', { name: 'Messages' })).toContainText('forty people');
  await rep.getByRole('textbox', { name: 'Reply' }).fill('Frankfurt and Dublin, both today.');
  await rep.getByRole('button', { name: 'Send' }).click();
  await expect(widget.messages).toContainText('Frankfurt and Dublin, both today.');
  await expect(rep.getByRole('log', { name: 'Messages' })).toContainText('Seen');
  expect(loads, 'the dashboard was never loaded again').toBe(0);

  const api = await signIn(server);
  const profile = await api.get<VisitorProfile>(`/visitors/${id}`);
  expect(profile).toMatchObject({ page_views: 3, messages: 2, company: { domain: 'apple.com' } });
  const points = profile.score_breakdown.map((part) => part.points);
  expect(points.reduce((sum, point) => sum + point, 0)).toBe(profile.intent);

  const alerts = async (): Promise<InboxItem[]> => {
    const inbox = await fetch(`${server.url}/demo/api/inbox?visitor_id=${id}`);
    const { data } = (await inbox.json()) as { data: InboxItem[] };
    return data.filter(({ event }) => event === 'high_intent_visitor');
  };
  await expect.poll(alerts).toHaveLength(1);
  await visitor.goto(`${server.url}/demo/pricing`);
  const pageViews = async () => (await rowsOf(api)).get(id)?.page_views;
  await expect.poll(pageViews, 'more of the same').toBe(4);
  expect(await alerts()).toMatchObject([
    {
      verified: true,
      deliveries: 1,
      payload: {
        data: {
          visitor_id: id,
          company: { name: expect.stringContaining('Apple') },
          engagement: { messages_sent: expect.any(Number) },
          dashboard_url: expect.stringContaining(`${server.url}/dashboard/visitors/${id}`),
        },
      },
    },
  ]);
  expect(errors).toEqual([]);
});
