import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryDisk } from './memory-disk.ts';
import { createStore } from './store.ts';

const forbidden = () => {
  throw new Error('SecurityError');
};

test('keeps everything in memory until it may persist, and then puts it on disk', () => {
  const disk = memoryDisk();
  const store = createStore('p_', () => disk);
  store.set('v', 'one');
  assert.equal(store.get('v'), 'one');
  assert.deepEqual(Object.keys(disk), []);
  store.persist();
  assert.deepEqual({ ...disk }, { p_v: 'one' });
  store.set('s', 2);
  assert.equal(disk['p_s'], '2');
});

test('sees what another tab wrote', () => {
  const disk = memoryDisk();
  const here = createStore('p_', () => disk);
  const there = createStore('p_', () => disk);
  here.persist();
  there.persist();
  here.set('v', 'one');
  there.set('v', 'two');
  assert.equal(here.get('v'), 'two');
});

test('works without a disk', () => {
  const store = createStore('p_', forbidden);
  store.persist();
  store.set('v', 'one');
  assert.equal(store.get('v'), 'one');
  assert.deepEqual(store.keys(), ['v']);
  store.remove('v');
  assert.equal(store.get('v'), null);
});

test('a full disk loses nothing on this page', () => {
  const store = createStore('p_', () => memoryDisk(10));
  store.persist();
  store.set('big', 'x'.repeat(100));
  assert.equal(store.get('big')?.length, 100);
  assert.deepEqual(store.keys(), ['big']);
});

test('lists and removes its own keys only', () => {
  const disk = memoryDisk();
  disk.setItem('other', '1');
  const store = createStore('p_', () => disk);
  store.persist();
  store.set('a', '1');
  assert.deepEqual(store.keys(), ['a']);
  for (const key of store.keys()) store.remove(key);
  assert.deepEqual(Object.keys(disk), ['other']);
});
