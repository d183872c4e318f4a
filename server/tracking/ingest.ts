import { uuidv7 } from 'uuidv7';
import type { Network } from '../contracts/network.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import {
  trackBatch,
  type TrackAnswer,
  type TrackEvent,
  type TrackRejection,
} from '../contracts/track.ts';
import { ApiError } from '../errors.ts';
import type {
  Clock,
  CommitEvents,
  Enricher,
  Keys,
  Presence,
  Site,
  SiteDirectory,
} from '../ports.ts';
import { privacyRefusal } from '../privacy-refusal.ts';
import { checkEvent } from './check-event.ts';
import { isVerified, normaliseEmail, personIdOf } from './check-identity.ts';
import { correctTime } from './correct-time.ts';
import { hashAddress } from './hash-address.ts';
import { exclusionsOf } from './is-excluded.ts';
import { makeEvent, type EventFacts } from './make-event.ts';
import { ownRedactions } from './own-redactions.ts';
import type { OwnVisitorStore } from './own-visitor-store.ts';
import type { SaltStore } from './salt-store.ts';
import { parseTime } from './parse-time.ts';
import type { VisitorLimit } from './visitor-limit.ts';

/** What a request to `/track` brings besides its body. The address is forgotten when it is answered. */
export interface TrackRequest {
  body: unknown;
  userAgent: string;
  /** The visitor's address; for the demo's own site, the persona's. */
  addressOf(site: Site, visitorId: string): string;
  /** The browser sent `Sec-GPC: 1` or `DNT: 1`. */
  optedOut: boolean;
  /** `clm_…` of `Authorization: Bearer`, or undefined for a browser. */
  key: string | undefined;
  /** @throws ApiError `origin_not_allowed` */
  checkOrigin(site: Site): void;
  /** @throws ApiError `rate_limited` */
  checkRate(site: Site): Promise<void>;
}

export interface IngestDeps {
  sites: SiteDirectory;
  /** The site of a key with the scope `track`. */
  siteOfKey(key: string): Promise<string | undefined>;
  /** The visitor an e-mail stands for: the last seen of the verified person, else of the unverified. */
  visitorByEmail(site: string, email: string): Promise<string | undefined>;
  /** Whether there is such a visitor. */
  isKnown(site: string, visitor: string): Promise<boolean>;
  isErased(site: string, visitor: string): Promise<boolean>;
  lookup(address: string): Network;
  isBot(userAgent: string): boolean;
  /** Whether this page view comes faster than a person can see pages. */
  isInhuman(view: { visitor: string; id: string; timestamp: number }): boolean;
  salts: SaltStore;
  keys: Keys;
  commit: CommitEvents;
  presence: Presence;
  enricher?: Pick<Enricher, 'wantsAddress' | 'hold'> | undefined;
  /** How many events of a day each visitor may store. */
  limit: VisitorLimit;
  /** Browsers of the team's own. */
  ownVisitors: Pick<OwnVisitorStore, 'has' | 'add'>;
  clock: Clock;
}

const MESSAGES = {
  too_old: 'timestamp: is older than 30 days, or than the retention of this site',
  visitor_limit: 'this visitor sent 2,000 events today already',
  visitor_erased: 'this visitor was erased; start a new one',
  unknown_visitor: 'no visitor has this visitor_id or email',
  opted_out: 'the browser asks not to be tracked (GPC or DNT)',
  consent_required: 'this site stores nothing before consent is granted',
} as const;

type Refusal = keyof typeof MESSAGES;

/** Who did something within this time is online (contract §9). */
const PRESENT_MS = 60_000;

const malformed = (): ApiError =>
  new ApiError('malformed', {
    message: 'Send one event, or {widget_id, sent_at, events: [1 to 100 events]}.',
  });

/** @throws ApiError `malformed` where it is no object */
const singleOrBatch = (body: unknown): Record<string, unknown> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed();
  if ('events' in body) return body as Record<string, unknown>;
  const { widget_id, sent_at, ...event } = body as Record<string, unknown>;
  return { widget_id, ...(sent_at === undefined ? {} : { sent_at }), events: [event] };
};

/** `ClarmTrack('ignore')`: this browser is the team's own. */
const saysSo = ({ event }: TrackEvent): boolean => event === 'ignore';

const emailOf = ({ event, properties }: TrackEvent): string =>
  event === 'identify' && typeof properties?.['email'] === 'string' ? properties['email'] : '';

/** `POST /api/track` less its HTTP: checks a batch, stamps its events, and waits until they are on disk. */
export function createIngest(deps: IngestDeps) {
  const { keys } = deps;
  const ipKey = keys.subKey('ip');
  const personKey = keys.subKey('person');

  const siteOf = async (request: TrackRequest, widgetId: unknown): Promise<Site> => {
    if (request.key !== undefined) {
      const id = await deps.siteOfKey(request.key);
      if (id === undefined || (widgetId !== undefined && widgetId !== id))
        throw new ApiError('unknown_key');
      const site = await deps.sites.find(id);
      if (!site) throw new ApiError('unknown_key');
      return site;
    }
    const site = typeof widgetId === 'string' ? await deps.sites.find(widgetId) : undefined;
    if (!site) throw new ApiError('unknown_widget');
    request.checkOrigin(site);
    return site;
  };

  const parseBatch = (sent: Record<string, unknown>, site: Site) => {
    const parsed = trackBatch.safeParse({ ...sent, widget_id: site.id });
    if (parsed.success) return parsed.data;
    throw malformed();
  };

  const visitorOf = (
    event: TrackEvent,
    site: Site,
  ): Promise<string | undefined> | string | undefined =>
    event.visitor_id ??
    (event.email === undefined
      ? undefined
      : deps.visitorByEmail(site.id, normaliseEmail(event.email)));

  const identityOf = (event: TrackEvent, site: Site): EventFacts['identity'] => {
    const email = event.properties?.['email'];
    if (event.event !== 'identify' || typeof email !== 'string') return undefined;
    if (!isVerified(email, event.properties?.['user_hash'], site.identitySecrets))
      return { status: 'unverified' };
    return { status: 'verified', personId: personIdOf(site.id, email, personKey) };
  };

  /** For providers of the site, if it has any: in memory, for a minute. */
  const holdAddresses = (
    request: TrackRequest,
    site: Site,
    events: readonly StoredEvent[],
  ): void => {
    if (!deps.enricher?.wantsAddress(site.id)) return;
    for (const { event, visitor_id, network, bot, excluded } of events) {
      if (event !== 'page_view' || !network || bot || excluded) continue;
      deps.enricher.hold(site.id, visitor_id, request.addressOf(site, visitor_id), network);
    }
  };

  return async function ingest(request: TrackRequest): Promise<TrackAnswer> {
    const receivedAt = deps.clock();
    const source = request.key === undefined ? 'browser' : 'server';
    const sent = singleOrBatch(request.body);
    const site = await siteOf(request, sent['widget_id']);
    await request.checkRate(site);
    const batch = parseBatch(sent, site);
    const sentAt = parseTime(batch.sent_at);
    const salt = await deps.salts.ofDay(new Date(receivedAt));
    const isOwn = exclusionsOf(site);
    const redact = ownRedactions(site.redact);
    const ownVisitors = new Set<string>();
    /** Events of this batch, by visitor. */
    const taken = new Map<string, number>();
    const browserFacts = new Map<string, EventFacts['browser']>();

    /** Looks the address up once a visitor, hashes it, and keeps nothing else of it. */
    const browserOf = (visitorId: string): NonNullable<EventFacts['browser']> => {
      let facts = browserFacts.get(visitorId);
      if (!facts) {
        const address = request.addressOf(site, visitorId);
        facts = {
          userAgent: request.userAgent,
          ipHash: hashAddress(ipKey, salt, site.id, address),
          network: deps.lookup(address),
          bot: !site.config.allowAutomation && deps.isBot(request.userAgent),
        };
        browserFacts.set(visitorId, facts);
        if (isOwn.address(address)) ownVisitors.add(visitorId);
      }
      return facts;
    };

    const accept = async (
      raw: unknown,
    ): Promise<StoredEvent | Refusal | { code: string; message: string }> => {
      const checked = checkEvent(raw, source, redact);
      if (!checked.ok) return checked.rejected;
      const { event } = checked;
      const refusal =
        source === 'browser' ? privacyRefusal(site, event.consent, request.optedOut) : undefined;
      if (refusal) return refusal;
      const visitorId = await visitorOf(event, site);
      if (visitorId === undefined) return 'unknown_visitor';
      if (await deps.isErased(site.id, visitorId)) return 'visitor_erased';
      // A server speaks of visitors that are there; only a browser begins one.
      if (source === 'server' && !(await deps.isKnown(site.id, visitorId)))
        return 'unknown_visitor';
      const claimed = parseTime(event.timestamp) ?? receivedAt;
      const timestamp = correctTime(claimed, sentAt, receivedAt, site.retentionDays);
      if (timestamp === undefined) return 'too_old';
      const more = (taken.get(visitorId) ?? 0) + 1;
      if (deps.limit.room(site.id, visitorId, receivedAt) < more) return 'visitor_limit';
      taken.set(visitorId, more);
      const browser = source === 'browser' ? browserOf(visitorId) : undefined;
      const id = event.event_id?.toLowerCase() ?? uuidv7();
      const tooFast =
        event.event === 'page_view' &&
        browser?.bot === false &&
        !site.config.allowAutomation &&
        deps.isInhuman({ visitor: `${site.id}:${visitorId}`, id, timestamp });
      const identity = identityOf(event, site);
      if (saysSo(event) || isOwn.email(emailOf(event))) {
        await deps.ownVisitors.add(site.id, visitorId);
        ownVisitors.add(visitorId);
      }
      return makeEvent(event, {
        site: site.id,
        visitorId,
        eventId: id,
        source,
        timestamp,
        receivedAt,
        excluded: ownVisitors.has(visitorId) || (await deps.ownVisitors.has(site.id, visitorId)),
        ...(browser ? { browser: tooFast ? { ...browser, bot: true } : browser } : {}),
        ...(identity ? { identity } : {}),
        redact,
      });
    };

    const events: StoredEvent[] = [];
    const rejected: TrackRejection[] = [];
    for (const [index, raw] of batch.events.entries()) {
      const outcome = await accept(raw);
      if (typeof outcome === 'string')
        rejected.push({ index, code: outcome, message: MESSAGES[outcome] });
      else if ('_id' in outcome) events.push(outcome);
      else rejected.push({ index, ...outcome });
    }
    if (events.length === 0 && rejected.some(({ code }) => !(code in MESSAGES))) {
      throw new ApiError('nothing_valid', { details: rejected });
    }
    if (source === 'browser') holdAddresses(request, site, events);
    const results = await deps.commit(events);
    for (const [index, { visitor_id }] of events.entries())
      if (!results[index]?.duplicate) deps.limit.count(site.id, visitor_id, receivedAt);
    if (source === 'browser') {
      // What waited for a network tells of then, and not of now.
      for (const { visitor_id, url, timestamp } of events)
        if (receivedAt - timestamp.getTime() < PRESENT_MS)
          deps.presence.seen(site.id, visitor_id, url);
    }
    const duplicates = results.filter(({ duplicate }) => duplicate).length;
    return { accepted: events.length - duplicates, duplicates, rejected };
  };
}
export type Ingest = ReturnType<typeof createIngest>;
