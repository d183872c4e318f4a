import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { testDatabase } from '../engine/testing/test-database.ts';
import type { OutboxItem } from '../ports.ts';
import { payloadOf } from '../visitors/payload-of.ts';
import { DOCUMENTED } from './testing/documented-answers.ts';
import { enrichmentWorld, type EnrichmentWorld } from './testing/enrichment-world.ts';
import { startStandIn, type StandIn, type StandInAnswer } from './testing/stand-in.ts';

const SITES = ['w_held00000', 'w_held00001', 'w_held00002', 'w_held00003'] as const;
const KEY = 'a-key-of-this-test-0123456789';

describe('an alert of a site with providers', () => {
  let db: Awaited<ReturnType<typeof testDatabase>>;
  let standIn: StandIn;
  let world: EnrichmentWorld;
  const outbox = new Map<string, OutboxItem>();
  before(async () => {
    [db, standIn] = await Promise.all([testDatabase(), startStandIn(() => ({}))]);
    world = await enrichmentWorld({ db, standIn, sites: SITES, outbox });
  });
  after(async () => {
    await world.stop();
    await standIn.stop();
    await db.stop();
  });

  const on = (event: string, path: string, id = randomUUID()) => ({
    event,
    event_id: event === 'page_view' ? id : randomUUID(),
    page_view_id: id,
    url: `https://a.example${path}`,
    ...(event === 'goal_achieved' ? { properties: { goal: 'trial' } } : {}),
  });
  /** What takes anybody past 70, page views first. */
  const visit = async (site: string, visitor: string) => {
    const [pricing, demo] = [randomUUID(), randomUUID()];
    const { rejected } = await world.send(site, visitor, [
      on('page_view', '/pricing', pricing),
      on('page_view', '/demo', demo),
      on('widget_opened', '/pricing', pricing),
      on('action_clicked', '/demo', demo),
      on('goal_achieved', '/demo', demo),
      { ...on('identify', '/demo', demo), properties: { email: 'jane@gmail.com' } },
    ]);
    assert.deepEqual(rejected, []);
    await world.pipeline.idle();
  };
  const alertOf = (visitor: string) => {
    const found = [...outbox.values()].find(
      (item) => item.visitor_id === visitor && item.event === 'high_intent_visitor',
    );
    return found ?? assert.fail('there is no alert');
  };
  /** A provider that answers when it is told to. */
  const slowly = () => {
    let answer: (given: StandInAnswer) => void = () => undefined;
    const answered = new Promise<StandInAnswer>((done) => (answer = done));
    standIn.answer(() => answered);
    return (given: StandInAnswer) => answer(given);
  };

  test('is held back while they are asked, three seconds at most, and goes with what they say', async () => {
    const [site, visitor] = [SITES[0], world.newVisitor()];
    await world.configure(site, { providers: [{ id: 'snitcher', enabled: true, key: KEY }] });
    const answer = slowly();
    await visit(site, visitor);
    assert.equal(alertOf(visitor).delayMs, 3_000);
    answer({ body: DOCUMENTED.snitcher.ip });
    await world.settled();
    assert.equal(alertOf(visitor).delayMs, 0, 'let out');
    const payload = await payloadOf(
      {
        visitors: world.pipeline.visitors,
        scoringFor: world.pipeline.scoringFor,
        publicUrl: 'https://c.example',
        clock: Date.now,
      },
      alertOf(visitor),
    );
    assert.equal((payload?.['company'] as { domain?: string } | null)?.domain, 'acme.com');
    const rows = payload?.['score_breakdown'] as { signal: string; points: number }[];
    const company = rows.find(({ signal }) => signal === 'company');
    assert.ok(company && company.points > 0, 'the score is that of what was found, too');
    assert.equal(
      rows.reduce((sum, { points }) => sum + points, 0),
      payload?.['intent_score'],
    );
    assert.ok(Number(payload?.['intent_score']) > Number(alertOf(visitor).facts['intent_score']));
  });

  test('goes when they have said that they know nothing', async () => {
    const [site, visitor] = [SITES[1], world.newVisitor()];
    await world.configure(site, { providers: [{ id: 'snitcher', enabled: true, key: KEY }] });
    const answer = slowly();
    await visit(site, visitor);
    assert.equal(alertOf(visitor).delayMs, 3_000);
    answer({ status: 404 });
    await world.settled();
    assert.equal(alertOf(visitor).delayMs, 0);
  });

  test('waits for nothing where nobody is being asked', async () => {
    const [site, visitor] = [SITES[2], world.newVisitor()];
    await world.configure(site, { providers: [{ id: 'snitcher', enabled: true, key: KEY }] });
    standIn.answer(() => ({ status: 404 }));
    await world.send(site, visitor, [on('page_view', '/')]);
    await world.settled();
    // No event of these is one at which providers are asked.
    const demo = randomUUID();
    await world.send(site, visitor, [
      on('page_engaged', '/pricing'),
      on('page_engaged', '/demo', demo),
      on('widget_opened', '/demo', demo),
      on('action_clicked', '/demo', demo),
      on('action_clicked', '/demo', demo),
      on('goal_achieved', '/demo', demo),
      on('goal_achieved', '/demo', demo),
    ]);
    await world.pipeline.idle();
    assert.equal(alertOf(visitor).delayMs, 0);
  });

  test('nor does one of a site without providers', async () => {
    const [site, visitor] = [SITES[3], world.newVisitor()];
    await visit(site, visitor);
    assert.equal(alertOf(visitor).delayMs, 0);
  });
});
