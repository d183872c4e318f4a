import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, integer, property, tuple } from 'fast-check';
import { memoryDisk } from './memory-disk.ts';
import { sessionAt } from './session.ts';
import { AGREE_MS, SETTLE_MS } from './start-tracker.ts';
import { createStore } from './store.ts';
import { visitorId } from './visitor.ts';

/**
 * Tabs of one new visitor, each in a process of its own, which begins `opens` ms after the first and
 * is `delay` ms away from the browser's own process, where the storage is. As in Chromium, a process
 * reads the storage once, then hears of the others' writes, and does not listen where a write of its
 * own is on its way.
 *
 * @returns the visitor and the session of each tab's first event when it has settled, as in start-tracker
 */
function sentBy(tabs: readonly (readonly [number, number])[]): [string, string][] {
  const began = Date.UTC(2026, 0, 1);
  const due: { at: number; act: () => void }[] = [];
  const written = new Map<string, string>();
  const hear: ((key: string, value: string) => void)[] = [];
  const sent: [string, string][] = [];
  let now = 0;
  const after = (delay: number, act: () => void) => due.push({ at: now + delay, act });
  for (const [opens, delay] of tabs) {
    const cache = memoryDisk();
    const onTheirWay: string[] = [];
    const store = createStore('p_', () => ({
      getItem: (key) => cache.getItem(key),
      removeItem: (key) => cache.removeItem(key),
      setItem(key, value) {
        cache.setItem(key, value);
        onTheirWay.push(key);
        after(delay, () => {
          written.set(key, value);
          after(delay, () => onTheirWay.splice(onTheirWay.indexOf(key), 1));
          for (const tell of hear) tell(key, value);
        });
      },
    }));
    const stamp = (): { ids: [string, string]; age: number } => {
      const [session, age] = sessionAt(store, began + opens);
      return { ids: [visitorId(store), session], age };
    };
    after(opens, () => {
      for (const [key, value] of written) cache.setItem(key, value);
      hear.push((key, value) =>
        after(delay, () => onTheirWay.includes(key) || cache.setItem(key, value)),
      );
      store.persist();
      after(stamp().age < AGREE_MS ? AGREE_MS : SETTLE_MS, () => sent.push(stamp().ids));
    });
  }
  while (due.length > 0) {
    due.sort((a, b) => a.at - b.at);
    const next = due.shift()!;
    now = next.at;
    next.act();
  }
  return sent;
}

test('two to five tabs of several processes, opened at once, send one visitor and one session', () => {
  const nearly = Math.floor(AGREE_MS / 3) - 1;
  const tab = tuple(integer({ min: 0, max: 300 }), integer({ min: 0, max: nearly }));
  check(
    property(array(tab, { minLength: 2, maxLength: 5 }), (tabs) => {
      const sent = sentBy(tabs);
      assert.equal(sent.length, tabs.length);
      assert.equal(new Set(sent.map(([visitor]) => visitor)).size, 1);
      assert.equal(new Set(sent.map(([, session]) => session)).size, 1);
      for (const ids of sent.flat()) assert.match(ids, /^[vs]_[0-9a-f]{16,32}$/);
    }),
    { numRuns: 1000 },
  );
});
