import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, integer, property, tuple } from 'fast-check';
import { memoryDisk } from './memory-disk.ts';
import { createStore, type Store } from './store.ts';
import { sessionId, visitorId } from './visitor.ts';

/** As in start-tracker: an event gets its ids again so long after it was made, before it is sent. */
const SETTLE_MS = 150;

test('two to five tabs of several processes, opened at once, send one visitor and one session', () => {
  // When a tab opens, and how long its process takes to hear of the others' writes.
  const tab = tuple(integer({ min: 0, max: 100 }), integer({ min: 0, max: 40 }));
  check(
    property(array(tab, { minLength: 2, maxLength: 5 }), (tabs) => {
      const began = Date.UTC(2026, 0, 1);
      const due: { at: number; act: () => void }[] = [];
      const written = new Map<string, string>();
      const stores: Store[] = [];
      const caches = tabs.map(() => memoryDisk());
      let now = 0;
      for (const [index, [, delay]] of tabs.entries()) {
        const own = caches[index]!;
        const store = createStore('p_', () => ({
          getItem: (key) => own.getItem(key),
          removeItem: (key) => own.removeItem(key),
          setItem(key, value) {
            own.setItem(key, value);
            // One order of writes for all, as the browser's own process has it.
            written.set(key, value);
            for (const cache of caches)
              due.push({ at: now + delay, act: () => cache.setItem(key, written.get(key)!) });
          },
        }));
        store.persist();
        stores.push(store);
      }
      const sent: [string, string][] = [];
      const stamp = (store: Store): [string, string] => [
        visitorId(store),
        sessionId(store, began + now),
      ];
      for (const [index, [opens]] of tabs.entries()) {
        const store = stores[index]!;
        due.push({ at: opens, act: () => void stamp(store) });
        due.push({ at: opens + SETTLE_MS, act: () => void sent.push(stamp(store)) });
      }
      while (due.length > 0) {
        due.sort((a, b) => a.at - b.at);
        const next = due.shift()!;
        now = next.at;
        next.act();
      }
      assert.equal(new Set(sent.map(([visitor]) => visitor)).size, 1);
      assert.equal(new Set(sent.map(([, session]) => session)).size, 1);
      for (const ids of sent.flat()) assert.match(ids, /^[vs]_[0-9a-f]{16,32}$/);
    }),
    { numRuns: 1000 },
  );
});
