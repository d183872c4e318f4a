import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { defaultRules } from '../intent/rules.ts';
import { scoringOf } from '../scoring-of.ts';
import { testPipeline, testSite, type TestPipeline } from '../testing/test-pipeline.ts';
import { storedEvent } from '../testing/stored-event.ts';
import { readProfile } from './read-profile.ts';

const SITE = 'w_test0000';
const HOUR = 3_600_000;

let world: TestPipeline;
before(async () => {
  world = await testPipeline();
});
after(() => world.stop());

const newVisitor = () => `v_${randomUUID().replaceAll('-', '')}`;
const at = (visitor: string, hoursAgo: number, changes: Partial<StoredEvent>): StoredEvent =>
  storedEvent(SITE, visitor, {
    timestamp: new Date(Date.now() - hoursAgo * HOUR),
    session_id: `s_${hoursAgo}session`,
    ...changes,
  });
const profileOf = (id: string) =>
  readProfile(
    {
      visitors: world.pipeline.visitors,
      scoringFor: async () => scoringOf(testSite(SITE), defaultRules),
      among: async () => new Set(),
    },
    SITE,
    id,
    Date.now(),
  );

test('a profile tells of the first and the latest campaign, of a person over all devices', async () => {
  const [laptop, phone, nobody] = [newVisitor(), newVisitor(), newVisitor()];
  const person = `p_${randomUUID().replaceAll('-', '')}`;
  const identify = {
    event: 'identify',
    properties: { email: 'jane@acme.com' },
    identity: 'verified' as const,
    person_id: person,
  };
  const first = 'https://a.example/?utm_source=google&utm_medium=cpc&gclid=x1';
  const latest = 'https://a.example/pricing?utm_source=news';
  await world.pipeline.commit([
    at(laptop, 50, { url: first, referrer: 'https://www.google.com/' }),
    at(laptop, 49, { url: 'https://a.example/pricing' }),
    at(phone, 3, { url: latest }),
    at(laptop, 2, identify),
    at(phone, 1, identify),
    at(nobody, 1, { url: 'https://a.example/?page=2' }),
  ]);
  await world.pipeline.idle();
  const alone = await profileOf(laptop);
  assert.equal(alone?.first_touch?.url, first);
  assert.equal(alone?.first_touch?.referrer, 'https://www.google.com/');
  assert.deepEqual(alone?.last_touch?.campaign, {
    utm_source: 'google',
    utm_medium: 'cpc',
    gclid: 'x1',
  });
  const whole = await profileOf(person);
  assert.equal(whole?.first_touch?.url, first);
  assert.deepEqual(
    [whole?.last_touch?.url, whole?.last_touch?.campaign],
    [latest, { utm_source: 'news' }],
  );
  const without = await profileOf(nobody);
  assert.equal(without?.page_views, 1);
  assert.equal(without?.first_touch, undefined);
});
