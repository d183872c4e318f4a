import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInhumanPace } from './inhuman-pace.ts';
import { createVisitorLimit } from './visitor-limit.ts';

const DAY_MS = 86_400_000;
const A_DAY = 2_000;
const SITE = 'w_many00000';
const NOW = Date.UTC(2026, 2, 23, 12);

test('a visitor has 2,000 events a UTC day, whatever the others send', () => {
  const within = createVisitorLimit();
  const send = (visitor: string, now = NOW) => within(SITE, visitor, now);
  for (let sent = 0; sent < A_DAY; sent += 1) assert.ok(send('v_one'));
  assert.equal(send('v_one'), false);
  assert.ok(send('v_two'));
  assert.ok(within('w_other0000', 'v_one', NOW));
  assert.ok(send('v_one', NOW + DAY_MS), 'and as many again the day after');
});

test('of ever new visitors only the latest are remembered', () => {
  const within = createVisitorLimit(10);
  for (let sent = 0; sent < A_DAY; sent += 1) within(SITE, 'v_first', NOW);
  assert.equal(within(SITE, 'v_first', NOW), false);
  for (let index = 0; index < 10; index += 1) within(SITE, `v_${index}`, NOW);
  assert.ok(within(SITE, 'v_first', NOW), 'forgotten');

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
