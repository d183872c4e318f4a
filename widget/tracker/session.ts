const IDLE_MS = 30 * 60_000;
const CAP_MS = 24 * 3_600_000;

/**
 * The session that an event at `now` belongs to, as `id.start.last`: the stored one while it is
 * under 30 minutes idle and 24 hours old, else a new one. A clock that jumped, either way, by more
 * than that also ends it.
 */
export function continueSession(stored: string | null, now: number, newId: () => string): string {
  const [id, start, last] = (stored ?? '').split('.');
  const alive = Math.abs(now - Number(last)) < IDLE_MS && Math.abs(now - Number(start)) < CAP_MS;
  return alive ? `${id}.${start}.${now}` : `${newId()}.${now}.${now}`;
}
