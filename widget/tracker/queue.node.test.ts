import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from './ids.ts';
import { memoryDisk } from './memory-disk.ts';
import { nextBatch, queuedIds, trimQueue } from './queue.ts';
import { createStore } from './store.ts';

const NOW = Date.UTC(2026, 0, 10);
const DAY = 86_400_000;

function queue() {
  const disk = memoryDisk();
  const store = createStore('p_', () => disk);
  store.persist();
  let counter = 0;
  const put = (event: string, at = NOW, filler = '') => {
    const id = uuidv7(at, ++counter);
    store.set(id, JSON.stringify({ event_id: id, event, filler }));
    return id;
  };
  return { store, put };
}

test('lists events oldest first, and nothing else that is stored', () => {
  const { store, put } = queue();
  const late = put('b', NOW);
  const early = put('a', NOW - 1000);
  for (const key of ['v', 's', 'b', 'd', 'r', 'l', 'c', 'i', 'chat']) store.set(key, '1');
  assert.deepEqual(queuedIds(store), [early, late]);
});

test('a batch has at most 100 events and 60 KB, but always one', () => {
  const { store, put } = queue();
  for (let i = 0; i < 150; i++) put('small');
  assert.equal(nextBatch(store, queuedIds(store)).length, 100);
  const big = queue();
  for (let i = 0; i < 10; i++) big.put('big', NOW, 'é'.repeat(5000));
  assert.equal(nextBatch(big.store, queuedIds(big.store)).length, 5);
  const huge = queue();
  const first = huge.put('huge', NOW, 'x'.repeat(100_000));
  huge.put('small');
  assert.deepEqual(nextBatch(huge.store, queuedIds(huge.store)), [first]);
});

test('keeps 1,000 events, dropping the oldest page views first, and counts what it drops', () => {
  const { store, put } = queue();
  const purchase = put('purchase', NOW - DAY);
  const views = Array.from({ length: 1005 }, (_, i) => put('page_view', NOW - DAY + i + 1));
  trimQueue(store, NOW);
  const left = queuedIds(store);
  assert.equal(left.length, 1000);
  assert.ok(left.includes(purchase));
  assert.deepEqual(left.slice(1), views.slice(6));
  assert.equal(store.get('d'), '6');
});

test('keeps 1 MB', () => {
  const { store, put } = queue();
  for (let i = 0; i < 40; i++) put('big', NOW - 40 + i, 'x'.repeat(30_000));
  trimQueue(store, NOW);
  const left = queuedIds(store);
  const characters = left.reduce((sum, id) => sum + store.get(id)!.length, 0);
  assert.ok(characters <= 1_000_000 && characters > 960_000);
  assert.equal(Number(store.get('d')), 40 - left.length);
});

test('drops what is older than 7 days', () => {
  const { store, put } = queue();
  put('old', NOW - 7 * DAY - 1);
  const fresh = put('fresh', NOW - 7 * DAY + 1);
  trimQueue(store, NOW);
  assert.deepEqual(queuedIds(store), [fresh]);
});
