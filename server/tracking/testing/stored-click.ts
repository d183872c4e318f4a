import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import { eventKey } from '../event-store.ts';

/** A click of just now, as it is stored; of no batch yet. */
export function storedClick(site: string, visitor: string): StoredEvent {
  const id = randomUUID();
  const now = new Date();
  return {
    _id: eventKey(site, visitor, id),
    site,
    visitor_id: visitor,
    event_id: id,
    event: 'click',
    timestamp: now,
    received_at: now,
    source: 'browser',
    batch: '',
  };
}
