import { crossing } from './testing/crossing.ts';
import { openDatabase } from './testing/database.ts';
import { expectNothingDoubled, expectNothingLost } from './testing/nothing-lost.ts';
import { openDashboard, rowOf } from './testing/people.ts';
import { test } from './testing/several-servers.ts';
import { expect } from './testing/story.ts';
import { streamEvents } from './testing/stream-events.ts';
import { DEMO_SITE, eventOf, newVisitor, track, trackUntilStored } from './testing/track.ts';

test('what one server is told shows live in a dashboard of the other', async ({
  startOne,
  page,
}) => {
  const one = await startOne();
  const other = await startOne();
  await openDashboard(page, other);
  let loads = 0;
  page.on('load', () => (loads += 1));

  const visitor = newVisitor();
  await track(one, DEMO_SITE, [eventOf(visitor)]);
  const row = rowOf(page, visitor);
  await expect(row).toContainText('/product');
  await expect(row.locator('clarm-avatar .dot'), 'online, as the first server saw').toBeVisible();

  await track(one, DEMO_SITE, [eventOf(visitor, { url: 'https://www.example.com/pricing' })]);
  await expect(row).toContainText('/pricing');
  await row.getByRole('link').click();
  await track(one, DEMO_SITE, [eventOf(visitor, { event: 'Asked for a quote' })]);
  await expect(page.getByText('Asked for a quote')).toBeVisible();
  expect(loads).toBe(0);
});

test('a dashboard is live again when Redis has been away', async ({ startOne, redis, page }) => {
  const one = await startOne();
  const other = await startOne();
  await openDashboard(page, other);
  await redis.kill();
  const meanwhile = newVisitor();
  const { answer } = await track(one, DEMO_SITE, [eventOf(meanwhile)]);
  expect(answer, 'losing Redis loses no event').toMatchObject({ accepted: 1 });
  await redis.restart();
  await expect(rowOf(page, meanwhile)).toBeVisible();
  const afterwards = newVisitor();
  await expect
    .poll(async () => {
      await track(one, DEMO_SITE, [eventOf(afterwards)]);
      return rowOf(page, afterwards).isVisible();
    })
    .toBe(true);
});

test('visitors who cross the threshold through two servers at once make one alert each', async ({
  startOne,
  database,
}) => {
  const both = [await startOne(), await startOne()];
  const visitors = Array.from({ length: 30 }, newVisitor);
  const requests = visitors.flatMap((visitor) =>
    crossing(visitor).flatMap((event, index) =>
      both.flatMap((server, which) =>
        // Each event goes to one of them, and every third, as a retry, to the other as well.
        index % 2 === which || index % 3 === 0
          ? [trackUntilStored(server, DEMO_SITE, [event])]
          : [],
      ),
    ),
  );
  await Promise.all(requests);

  const { db, close } = await openDatabase(database.uri);
  const site = DEMO_SITE;
  await expect.poll(() => db.collection('pending_batches').countDocuments()).toBe(0);
  const scores = await db.collection('visitors').find({ site }).toArray();
  expect(scores.map(({ intent }) => intent as unknown)).toEqual(visitors.map(() => 75));
  const endpoints = await db.collection('webhooks').find({ site }).toArray();
  expect(endpoints, 'the demo’s inbox').toHaveLength(1);
  const alerts = await db
    .collection('webhook_deliveries')
    .find({ site, event: 'high_intent_visitor' })
    .toArray();
  const told = alerts.map(({ endpoint, visitor_id }) => `${endpoint} ${visitor_id}`);
  const once = endpoints.flatMap(({ id }) => visitors.map((visitor) => `${id} ${visitor}`));
  expect(told.toSorted()).toEqual(once.toSorted());
  await close();
});

test('what a killed server left unfolded, the other one folds', async ({ startOne, database }) => {
  const other = await startOne();
  const { db, close } = await openDatabase(database.uri);
  const pending = () => db.collection('pending_batches').countDocuments();
  const killOne = async () => {
    const one = await startOne();
    const stream = streamEvents(one);
    await stream.until(300);
    await one.end('SIGKILL');
    await stream.stop();
    return stream;
  };
  let stream = await killOne();
  while ((await pending()) === 0) stream = await killOne();
  await expect.poll(pending, 'taken over when the lease is over').toBe(0);
  await expectNothingLost(other, stream);
  await expectNothingDoubled(other, stream);
  await close();
});
