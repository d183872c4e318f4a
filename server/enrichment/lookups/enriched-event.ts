import { createHash } from 'node:crypto';
import type { Finding } from '../../contracts/finding.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';

const DAY_MS = 86_400_000;

/** A hash in the form of a UUID, version 8 (RFC 9562). */
const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
};

/**
 * The internal event of a finding (contract §6): its time is that of the event that asked, its id
 * the hash of visitor, lookup and answer, so that two who find the same write one. A network's
 * lookup is of its day: a company that is seen again is known for longer.
 */
export function enrichedEvent(
  site: string,
  visitor: string,
  finding: Finding,
  asked: Date,
  now: number,
): StoredEvent {
  const { lookup, subject = '', asn, fields } = finding;
  const day = lookup === 'network' ? Math.floor(asked.getTime() / DAY_MS) : 0;
  const answer = fields.map(({ field, value, source, confidence }) => [
    field,
    value,
    source,
    confidence,
  ]);
  const id = uuidOf(JSON.stringify([visitor, lookup, subject, asn ?? 0, day, answer]));
  return {
    _id: `${site}:${visitor}:${id}`,
    site,
    visitor_id: visitor,
    event_id: id,
    event: 'enriched',
    timestamp: asked,
    received_at: new Date(now),
    source: 'internal',
    properties: { ...finding },
    batch: '',
  };
}
