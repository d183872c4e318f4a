import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { createLock, SETTLE_MS } from './lock.ts';
import { createStore } from './store.ts';

type Held = () => Promise<void>;

let pagehide = (): void => undefined;
/** Whether the browser has been told that another tab may have its turn. */
let free = false;

beforeEach(() => {
  free = false;
  mock.timers.enable({ apis: ['setTimeout'] });
  const locks = {
    request: async (_name: string, hold: Held) => {
      await hold();
      free = true;
    },
  };
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
  Object.defineProperty(globalThis, 'addEventListener', {
    value: (_type: string, listener: () => void) => (pagehide = listener),
    configurable: true,
  });
});
afterEach(() => {
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, 'navigator');
  Reflect.deleteProperty(globalThis, 'addEventListener');
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const lock = () =>
  createLock(
    'clarm',
    createStore('clarm_', () => {
      throw new Error('no disk');
    }),
    Date.now,
  );

test('the next tab has its turn once it can see what this one wrote', async () => {
  let ran = false;
  const done = lock()(async () => void (ran = true));
  await settled();
  mock.timers.tick(SETTLE_MS - 1);
  await settled();
  assert.deepEqual([ran, free], [true, false]);
  mock.timers.tick(1);
  await done;
  assert.equal(free, true);
});

test('a page that ends lets the others have their turn at once', async () => {
  const done = lock()(() => new Promise(() => undefined));
  await settled();
  pagehide();
  await done;
  assert.equal(free, true);
});
