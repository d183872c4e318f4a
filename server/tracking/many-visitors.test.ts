import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInhumanPace } from './inhuman-pace.ts';
import { createVisitorLimit } from './visitor-limit.ts';

const DAY_MS = 86_400_000;
const A_DAY = 2_000;
const SITE = 'w_many00000';
const NOW = Date.UTC(2026, 2, 23, 12);

test('a visitor has 2,000 events a UTC day, whatever the others send', () => {
  const limit = createVisitorLimit();
  for (let stored = 0; stored < A_DAY; stored += 1) {
    assert.equal(limit.room(SITE, 'v_one', NOW), A_DAY - stored);
    limit.count(SITE, 'v_one', NOW);
  }
  assert.equal(limit.room(SITE, 'v_one', NOW), 0);
  assert.equal(limit.room(SITE, 'v_two', NOW), A_DAY);
  assert.equal(limit.room('w_other0000', 'v_one', NOW), A_DAY);
  assert.equal(limit.room(SITE, 'v_one', NOW + DAY_MS), A_DAY, 'as many again the day after');
});

test('of ever new visitors only the latest are remembered', () => {
  const limit = createVisitorLimit(10);
  limit.count(SITE, 'v_first', NOW);
  assert.equal(limit.room(SITE, 'v_first', NOW), A_DAY - 1);
  for (let index = 0; index < 10; index += 1) limit.count(SITE, `v_${index}`, NOW);
  assert.equal(limit.room(SITE, 'v_first', NOW), A_DAY, 'forgotten');

  const isInhuman = createInhumanPace(10);
  const look = (visitor: string, id: number) =>
    isInhuman({ visitor, id: String(id), timestamp: NOW });
  const views = Array.from({ length: 100 }, (_, id) => look('v_fast', id));
  assert.deepEqual([views[0], views.at(-1)], [false, true]);
  for (let index = 0; index < 10; index += 1) look(`v_${index}`, 0);
  assert.equal(look('v_fast', 101), false, 'forgotten');
});

test('pages that one visitor sends again are no more pages', () => {
  const isInhuman = createInhumanPace();
  const look = (id: number) => isInhuman({ visitor: 'v_retry', id: String(id), timestamp: NOW });
  for (let times = 0; times < 50; times += 1) assert.equal(look(times % 5), false);
});
