import type { Network } from '../contracts/network.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { TrackEvent } from '../contracts/track.ts';
import { eventKey } from './event-store.ts';
import type { OwnRedactions } from './own-redactions.ts';
import { scrubUrl } from './scrub-url.ts';

const MAX_TITLE = 512;

/** What is known of the request that carried the event, and of the visitor behind it. */
export interface EventFacts {
  site: string;
  visitorId: string;
  eventId: string;
  source: 'browser' | 'server';
  /** By the server's clock, corrected; ms. */
  timestamp: number;
  receivedAt: number;
  /** Of the team's own: kept apart. */
  excluded: boolean;
  /** Absent for a server's event: its address and user agent are not the visitor's. */
  browser?: {
    userAgent: string;
    ipHash: string;
    network: Network;
    bot: boolean;
  };
  identity?: { status: 'verified' | 'unverified'; personId?: string };
  /** What the site wants out of its addresses. */
  redact?: OwnRedactions | undefined;
}

const definedOnly = <T extends object>(fields: T): T => {
  // A new object, for one that fields are deleted from is slow to read from then on.
  const defined: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null) defined[name] = value;
  }
  return defined as T;
};

/** The event as it will lie in the collection: urls scrubbed, texts cut, the address gone. */
export function makeEvent(event: TrackEvent, facts: EventFacts): StoredEvent {
  const { browser, identity } = facts;
  const { user_hash: _checkedAndForgotten, ...properties } = event.properties ?? {};
  const scrub = (url: string) => scrubUrl(url, event.hash_routing === true, facts.redact);
  return definedOnly({
    _id: eventKey(facts.site, facts.visitorId, facts.eventId),
    site: facts.site,
    visitor_id: facts.visitorId,
    event_id: facts.eventId,
    event: event.event,
    timestamp: new Date(facts.timestamp),
    received_at: new Date(facts.receivedAt),
    session_id: facts.source === 'browser' ? event.session_id : undefined,
    url: event.url ? scrub(event.url) : undefined,
    // Empty means direct and stays empty.
    referrer: event.referrer ? (scrub(event.referrer) ?? '') : (event.referrer ?? undefined),
    title: event.title?.slice(0, MAX_TITLE).toWellFormed(),
    page_view_id: event.page_view_id?.toLowerCase(),
    seq: event.seq,
    consent: event.consent,
    properties,
    source: facts.source,
    user_agent: browser?.userAgent.slice(0, 512),
    ip_hash: browser?.ipHash,
    network: browser?.network,
    bot: browser?.bot || undefined,
    excluded: facts.excluded || undefined,
    identity: identity?.status,
    person_id: identity?.personId,
    batch: '',
  }) as StoredEvent;
}
