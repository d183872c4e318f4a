import { randomHex } from './ids.ts';
import type { Store } from './store.ts';

const IDLE_MS = 30 * 60_000;
const CAP_MS = 24 * 3_600_000;
/** Within this time a session is not written again: a tab that knows an older id would bring it back. */
const REST_MS = 1000;

/**
 * The session of an event at `now`, one for all tabs, and how many ms ago it began: the stored one
 * while it is under 30 minutes idle and 24 hours old, else a new one. A clock that jumped, either
 * way, by more than that also ends it. Stored as `id.start.last`.
 */
export function sessionAt(store: Store, now: number): [id: string, age: number] {
  let [id, start, last]: (string | number | undefined)[] = (store.get('s') ?? '').split('.');
  const since = (at: unknown) => Math.abs(now - Number(at));
  if (!(since(last) < IDLE_MS && since(start) < CAP_MS)) {
    id = `s_${randomHex(8)}`;
    start = now;
    last = 0;
  }
  if (since(last) >= REST_MS) store.set('s', `${id}.${start}.${now}`);
  return [id as string, since(start)];
}
