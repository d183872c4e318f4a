import type { ViewClaim } from '../contracts/intent.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';

/** How much a view counts by how long it was known to be visible (contract §7). */
const FACTORS = { arrival: 0.25, glanced: 0.6, read: 1 } as const;
const GLANCED_MS = 3_000;
const READ_MS = 10_000;

function factorOfLeave({ properties }: StoredEvent): number {
  const engaged = properties?.['engaged_ms'];
  if (typeof engaged !== 'number') return FACTORS.arrival;
  if (engaged >= READ_MS) return FACTORS.read;
  return engaged >= GLANCED_MS ? FACTORS.glanced : FACTORS.arrival;
}

const byEvent: ReadonlyMap<string, (event: StoredEvent) => number> = new Map([
  ['page_view', () => FACTORS.arrival],
  ['widget_closed', () => FACTORS.arrival],
  ['page_leave', factorOfLeave],
]);

/** What an event proves about its view: everything but arriving, leaving and closing is acting on it. */
const factorOf = (event: StoredEvent): number => byEvent.get(event.event)?.(event) ?? FACTORS.read;

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7/i;

/** The moment inside a UUIDv7, in milliseconds; undefined for any other UUID. */
export function timeInUuid(uuid: string): number | undefined {
  if (!UUID_V7.test(uuid)) return undefined;
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

/**
 * When the view began, from this event alone. The UUID of the view holds the browser's own,
 * uncorrected clock, the event's timestamp is corrected; so the time from the view to the event
 * is taken from the two UUIDs of the same clock and counted back from the timestamp. Where the
 * view's UUID read as it is says later than that, it is believed; never later than the event.
 */
function timeOfView(view: string, event: StoredEvent): number {
  const timestamp = event.timestamp.getTime();
  const began = timeInUuid(view);
  if (began === undefined) return timestamp;
  const acted = timeInUuid(event.event_id) ?? began;
  return Math.min(timestamp, Math.max(began, timestamp - Math.max(0, acted - began)));
}

/** What an event says about the view it happened in; undefined where it names none. */
export function viewClaim(event: StoredEvent): ViewClaim | undefined {
  const view = event.page_view_id ?? (event.event === 'page_view' ? event.event_id : undefined);
  if (view === undefined || event.source === 'internal') return undefined;
  return { view, at: timeOfView(view, event), factor: factorOf(event) };
}
