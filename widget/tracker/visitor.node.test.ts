import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, constantFrom, integer, property, tuple, array } from 'fast-check';
import { memoryDisk } from './memory-disk.ts';
import { sessionAt } from './session.ts';
import { createStore } from './store.ts';
import { fingerprint, visitorId } from './visitor.ts';

test('tabs in any order share one visitor and, within 30 minutes, one session', () => {
  const step = tuple(
    integer({ min: 0, max: 4 }),
    constantFrom('visitor', 'session'),
    integer({ min: 0, max: 60_000 }),
  );
  check(
    property(array(step, { minLength: 2, maxLength: 25 }), (steps) => {
      const disk = memoryDisk();
      const tabs = Array.from({ length: 5 }, () => createStore('p_', () => disk));
      const visitors = new Set<string>();
      const sessions = new Set<string>();
      let now = Date.UTC(2026, 0, 1);
      for (const tab of tabs) tab.persist();
      for (const [tab, kind, pause] of steps) {
        now += pause;
        if (kind === 'visitor') visitors.add(visitorId(tabs[tab]!));
        else sessions.add(sessionAt(tabs[tab]!, now)[0]);
      }
      for (const id of visitors) assert.match(id, /^v_[0-9a-f]{32}$/);
      for (const id of sessions) assert.match(id, /^s_[0-9a-f]{16}$/);
      assert.ok(visitors.size <= 1 && sessions.size <= 1);
    }),
    { numRuns: 1000 },
  );
});

test('replaces an id that is none', () => {
  const store = createStore('p_', memoryDisk);
  for (const garbled of ['null', 'undefined', '', 'v_', 'v_<script>']) {
    store.set('v', garbled);
    assert.match(visitorId(store), /^v_[0-9a-f]{32}$/);
  }
});

test('tells e-mails apart without keeping them, ignoring case and blanks', () => {
  assert.equal(fingerprint('Jane@Acme.com '), fingerprint('jane@acme.com'));
  assert.notEqual(fingerprint('jane@acme.com'), fingerprint('jana@acme.com'));
});
