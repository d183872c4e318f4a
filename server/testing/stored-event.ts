import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { eventKey } from '../tracking/event-store.ts';

/** A page view of now, as ingest would store it, but for what a test says. */
export function storedEvent(
  site: string,
  visitor: string,
  { event_id = randomUUID(), ...more }: Partial<StoredEvent> = {},
): StoredEvent {
  const now = new Date();
  return {
    _id: eventKey(site, visitor, event_id),
    site,
    visitor_id: visitor,
    event_id,
    event: 'page_view',
    timestamp: now,
    received_at: now,
    source: 'browser',
    batch: '',
    ...more,
  };
}
