import assert from 'node:assert/strict';
import { test } from 'node:test';
import sinon from 'sinon';
import { uuidv7 } from './ids.ts';
import { memoryDisk } from './memory-disk.ts';
import { backoff, createSender } from './sender.ts';
import { createStore } from './store.ts';

test('waits 1 s, 2 s, 4 s … at most 5 minutes, half of it random', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((failures) => backoff(failures, 1)),
    [1000, 2000, 4000, 8000],
  );
  assert.equal(backoff(0, 0), 500);
  assert.equal(backoff(50, 1), 300_000);
  assert.equal(backoff(50, 0), 150_000);
});

/** A sender over a memory disk and a server that takes everything, on a clock of its own. */
function rig() {
  const clock = sinon.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date', 'setTimeout'] });
  const disk = memoryDisk();
  const store = createStore('p_', () => disk);
  store.persist();
  const sent: string[] = [];
  const own = new Map<string, boolean>();
  const sender = createSender({
    widgetId: 'clw_demo',
    store,
    own,
    lock: (task) => task(() => {}),
    async post(_path, body) {
      sent.push(...[...body.matchAll(/"event":"(\w+)"/g)].map(([, name]) => name!));
      return { status: 202, text: '{"accepted":1}', retryAfter: 0 };
    },
    now: () => Date.now(),
    allowed: () => true,
    onErased() {},
  });
  const put = (event: string): string => {
    const id = uuidv7(Date.now(), 1);
    store.set(id, JSON.stringify({ event, event_id: id }));
    return id;
  };
  /** One of this page's, which settles in 150 ms. */
  const make = (event: string) => {
    const id = put(event);
    own.set(id, false);
    setTimeout(() => own.has(id) && own.set(id, true), 150);
  };
  return { clock, disk, sent, own, sender, put, make };
}

test('leaves what another tab has only just made to that tab, which may still change its ids', async () => {
  const { clock, disk, sent, own, sender, put, make } = rig();
  try {
    make('mine');
    put('theirs');
    sender.soon(200);
    await clock.tickAsync(200);
    assert.deepEqual(sent, ['mine']);
    await clock.tickAsync(1500);
    assert.deepEqual(sent, ['mine', 'theirs']);
    assert.equal(own.size, 0);
    assert.deepEqual(Object.keys(disk), []);
  } finally {
    clock.restore();
  }
});

test('gives an event its time to settle, whatever was about to be sent; at once means all', async () => {
  const { clock, sent, sender, make } = rig();
  try {
    make('first');
    sender.soon(200);
    await clock.tickAsync(190);
    make('second');
    await clock.tickAsync(10);
    assert.deepEqual(sent, ['first']);
    await clock.tickAsync(400);
    assert.deepEqual(sent, ['first', 'second']);
    make('third');
    sender.soon(0);
    await clock.tickAsync(1);
    assert.deepEqual(sent, ['first', 'second', 'third']);
  } finally {
    clock.restore();
  }
});
