import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { StoredEvent } from './contracts/stored-event.ts';
import { scoringOf } from './scoring-of.ts';
import { defaultRules } from './intent/rules.ts';
import { testPipeline, testSite, type TestPipeline } from './testing/test-pipeline.ts';
import { storedEvent } from './testing/stored-event.ts';
import { rebuildVisitors } from './visitors/rebuild.ts';
import { foldAll } from './visitors/recompute.ts';

const SITE = 'w_test0000';
const scoring = scoringOf(testSite(SITE), defaultRules);

describe('two servers on one database', () => {
  let a: TestPipeline;
  let b: TestPipeline;
  before(async () => {
    a = await testPipeline();
    b = await testPipeline({ beside: { db: a.db, outbox: a.outbox } });
  });
  after(async () => {
    await b.stop();
    await a.stop();
  });

  const newVisitor = () => `v_${randomUUID().replaceAll('-', '')}`;
  const at = (visitor: string, name: string, path: string, agoMs = 0): StoredEvent => {
    const id = randomUUID();
    return storedEvent(SITE, visitor, {
      event_id: id,
      event: name,
      url: `https://a.example${path}`,
      session_id: `s_${Math.floor(agoMs / 1_800_000)}session`,
      page_view_id: id,
      timestamp: new Date(Date.now() - agoMs),
      properties: name === 'message_sent' ? { conversation_id: 'c_1' } : {},
    });
  };
  const settled = async () => {
    await Promise.all([a.pipeline.idle(), b.pipeline.idle()]);
  };
  const docOf = (visitor: string) => a.pipeline.visitors.get(`${SITE}:${visitor}`);
  const alertsOf = (visitor: string) =>
    a.sent().filter((item) => item.event === 'high_intent_visitor' && item.visitor_id === visitor);
  const rebuilt = async (visitor: string) =>
    foldAll(a.pipeline.events.ofVisitor(SITE, visitor), scoring);

  test('one visitor written by both at once, with duplicates, equals a rebuild', async () => {
    const visitor = newVisitor();
    const history = Array.from({ length: 120 }, (_, index) =>
      at(visitor, index % 5 === 0 ? 'click' : 'page_view', `/p${index % 7}`, index * 400_000),
    );
    const again = history.filter((_, index) => index % 3 === 0);
    const all = [...history, ...again].toSorted(() => Math.random() - 0.5);
    await Promise.all(
      all.map((event, index) => (index % 2 === 0 ? a : b).pipeline.commit([event])),
    );
    await settled();
    const doc = await docOf(visitor);
    assert.equal(doc?.state?.events, 120);
    assert.deepEqual(doc?.state, await rebuilt(visitor));
  });

  test('64 concurrent writers that take a visitor past 70 give exactly one alert', async () => {
    const visitor = newVisitor();
    const names = ['widget_opened', 'message_sent', 'click', 'goal_achieved'];
    await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        (index % 2 === 0 ? a : b).pipeline.commit([
          at(
            visitor,
            names[index % names.length] ?? 'click',
            index % 3 === 0 ? '/pricing' : '/demo',
          ),
        ]),
      ),
    );
    await settled();
    const doc = await docOf(visitor);
    assert.ok((doc?.intent ?? 0) >= 70);
    assert.equal(doc?.armed, false);
    assert.equal(alertsOf(visitor).length, 1);
    await rebuildVisitors(b.pipeline.projection, [`${SITE}:${visitor}`]);
    assert.equal(alertsOf(visitor).length, 1, 'a rebuild alerts nobody');
  });

  test("yesterday's offline queue alerts nobody, and leaves the visitor armed", async () => {
    const visitor = newVisitor();
    const yesterday = 24 * 3_600_000;
    await a.pipeline.commit(
      ['widget_opened', 'message_sent', 'click', 'goal_achieved'].map((name) =>
        at(visitor, name, '/pricing', yesterday),
      ),
    );
    await a.pipeline.commit([at(visitor, 'click', '/demo', yesterday)]);
    await settled();
    assert.equal(alertsOf(visitor).length, 0);
    assert.equal((await docOf(visitor))?.armed, true);
  });

  test("each event's own webhook goes out once, however late", async () => {
    const visitor = newVisitor();
    const bought = {
      ...at(visitor, 'purchase', '/checkout', 3 * 86_400_000),
      properties: { amount: 10, currency: 'USD', orderId: 'ord_once' },
    };
    await Promise.all([a.pipeline.commit([bought]), b.pipeline.commit([bought])]);
    await settled();
    const purchases = a
      .sent()
      .filter((item) => item.event === 'purchase' && item.visitor_id === visitor);
    assert.equal(purchases.length, 1);
    assert.equal(purchases[0]?.key, 'purchase:ord_once:browser');
    assert.equal((await docOf(visitor))?.lifecycle, 'customer');
  });

  test('visitors with one verified e-mail are one person: one row, one alert, the highest score', async () => {
    const person = `p_${randomUUID().replaceAll('-', '')}`;
    const [laptop, phone] = [newVisitor(), newVisitor()];
    const identify = (visitor: string): StoredEvent => ({
      ...at(visitor, 'identify', '/'),
      properties: { email: `${person}@acme.com`, name: 'Jane' },
      identity: 'verified',
      person_id: person,
    });
    await Promise.all([
      a.pipeline.commit([identify(laptop), at(laptop, 'page_view', '/docs')]),
      b.pipeline.commit([identify(phone)]),
    ]);
    const hot = ['widget_opened', 'message_sent', 'goal_achieved', 'click'];
    await Promise.all([
      a.pipeline.commit(hot.map((name) => at(laptop, name, '/pricing'))),
      a.pipeline.commit([at(laptop, 'click', '/demo')]),
      b.pipeline.commit(hot.map((name) => at(phone, name, '/pricing'))),
      b.pipeline.commit([at(phone, 'click', '/demo')]),
    ]);
    await settled();
    const doc = await a.pipeline.visitors.get(`${SITE}:${person}`);
    const members = await Promise.all([docOf(laptop), docOf(phone)]);
    assert.deepEqual(doc?.members.toSorted(), [laptop, phone].toSorted());
    assert.equal(doc?.listed, true);
    assert.ok(members.every((member) => member?.listed === false));
    assert.equal(doc?.intent, Math.max(...members.map((member) => member?.intent ?? 0)));
    const alerts = [laptop, phone, person].flatMap(alertsOf);
    assert.deepEqual(
      alerts.map((item) => item.visitor_id),
      [person],
    );
  });

  test('an erased person leaves nothing, and who comes back is met anew', async () => {
    const person = `p_${randomUUID().replaceAll('-', '')}`;
    const identify = (visitor: string): StoredEvent => ({
      ...at(visitor, 'identify', '/'),
      properties: { email: `${person}@acme.com` },
      identity: 'verified',
      person_id: person,
    });
    const personDoc = () => a.pipeline.visitors.get(`${SITE}:${person}`);
    const [laptop, phone, later] = [newVisitor(), newVisitor(), newVisitor()];
    await a.pipeline.commit([identify(laptop)]);
    await b.pipeline.commit([identify(phone)]);
    await settled();
    await a.pipeline.erase(SITE, laptop);
    assert.deepEqual((await personDoc())?.members, [phone], 'the other visitor stays');
    await a.pipeline.erase(SITE, person);
    assert.equal(await personDoc(), undefined);
    assert.equal(await docOf(phone), undefined);
    await a.pipeline.commit([identify(later)]);
    await settled();
    assert.deepEqual((await personDoc())?.members, [later]);
    assert.equal((await personDoc())?.listed, true);
  });

  test('the last visitor of a person takes the person along', async () => {
    const person = `p_${randomUUID().replaceAll('-', '')}`;
    const only = newVisitor();
    await a.pipeline.commit([
      {
        ...at(only, 'identify', '/'),
        properties: { email: `${person}@acme.com` },
        identity: 'verified',
        person_id: person,
      },
    ]);
    await settled();
    assert.ok(await a.pipeline.visitors.get(`${SITE}:${person}`));
    await a.pipeline.erase(SITE, only);
    assert.equal(await a.pipeline.visitors.get(`${SITE}:${person}`), undefined);
  });

  test('a listener that throws, and names like __proto__, cost nobody the answer', async () => {
    const visitor = newVisitor();
    const results = await a.pipeline.commit([
      at(visitor, '__proto__', '/'),
      at(visitor, 'toString', '/'),
    ]);
    assert.deepEqual(results, [{ duplicate: false }, { duplicate: false }]);
    await settled();
    assert.equal((await docOf(visitor))?.state?.events, 2);
  });
});
