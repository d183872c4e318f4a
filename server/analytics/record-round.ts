import { setImmediate as othersTurn } from 'node:timers/promises';
import { uuidv4 } from 'uuidv7';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { Site } from '../ports.ts';
import type { CompanyStore } from './companies/company-store.ts';
import { ownHostsOf } from './rollups/counted-event.ts';
import { createOpenHours } from './rollups/open-hours.ts';
import { SESSION_IDLE_MS } from './rollups/recount-hour.ts';
import { LATE_MS, hourDoc, isOpen, zoneOf, type RollupDeps } from './rollups/rollup-deps.ts';
import type { Touch } from './rollups/rollup-store.ts';
import { addEntry, addEvent, emptyTally, type Tally } from './rollups/tally.ts';
import type { Zone } from './time/zone.ts';

/** A company is recounted at most so often (design). */
export const COMPANY_EVERY_MS = 5_000;

/** Events counted before requests that came meanwhile have their turn: some 2 ms. */
const COUNTED_AT_ONCE = 100;

/** What is read of a visitor that was written. */
export interface WrittenVisitor {
  /** `site:visitor_id` */
  _id: string;
  site: string;
  /** Of its company. */
  domain: string | null;
  /** The company's domain before this one. */
  prior_domain: string | null;
  /** The events that its sessions began with. */
  entries: readonly string[];
}

/** Whether the events are folded for the first time, or may have been before a crash. */
export type How = 'applied' | 'recovered';

export interface RecorderDeps extends RollupDeps {
  companies: Pick<CompanyStore, 'mark'>;
}

/** A site of one round, and what came of the round's events in its hours. */
interface Place {
  site: Site;
  zone: Zone;
  ownHosts: ReadonlySet<string>;
  /** Of open hours, by their beginning. */
  tallies: Map<number, Tally>;
  /** Hours that are to be recounted. */
  stale: Set<number>;
}

const startsSession = (event: StoredEvent, visitor: WrittenVisitor | undefined): boolean =>
  event.event === 'page_view' &&
  event.session_id !== undefined &&
  !event.bot &&
  !event.excluded &&
  visitor !== undefined &&
  visitor.entries.includes(event.event_id);

/**
 * The projector's hook: counts a round of events in the open hours, and marks every hour and
 * company that is to be counted anew. Two writes a round, at once, however many events there are;
 * the pending batches go after them, so that no mark is forgotten.
 */
export function createRecorder(deps: RecorderDeps) {
  const openHours = createOpenHours();
  const ensured = new Set<string>();

  const placeOf = async (id: string): Promise<Place | undefined> => {
    const site = await deps.sites.find(id);
    if (!site) return undefined;
    const zone = zoneOf(site, deps.zones);
    if (!ensured.has(id)) {
      await deps.states.ensure(id, site.config.timezone);
      ensured.add(id);
    }
    return {
      site,
      zone,
      ownHosts: ownHostsOf(site.allowedOrigins),
      tallies: new Map(),
      stale: new Set(),
    };
  };

  const placesOf = async (events: readonly StoredEvent[]): Promise<Map<string, Place>> => {
    const places = new Map<string, Place>();
    for (const id of new Set(events.map(({ site }) => site))) {
      const place = await placeOf(id);
      if (place) places.set(id, place);
    }
    return places;
  };

  const count = (
    place: Place,
    event: StoredEvent,
    { visitor, how, now }: { visitor: WrittenVisitor | undefined; how: How; now: number },
  ): void => {
    const at = event.timestamp.getTime();
    const hour = place.zone.hourOf(at);
    if (how === 'applied' && isOpen(hour, now)) {
      let tally = place.tallies.get(hour);
      if (!tally) place.tallies.set(hour, (tally = emptyTally()));
      addEvent(tally, event);
      if (startsSession(event, visitor)) addEntry(tally, event, place.ownHosts);
      return;
    }
    place.stale.add(hour);
    // It may be what a session of the next hour began with.
    const next = place.zone.hourOf(at + SESSION_IDLE_MS);
    if (!isOpen(next, now)) place.stale.add(next);
  };

  const touchesOf = ({ site, zone, tallies, stale }: Place, late: Date, mark: string): Touch[] => [
    ...[...tallies].map(([hour, tally]) => openHours.count(hourDoc(site.id, zone, hour), tally)),
    ...[...stale].map((hour) => ({ doc: hourDoc(site.id, zone, hour), due: late, mark })),
  ];

  return async (
    events: readonly StoredEvent[],
    written: readonly WrittenVisitor[],
    how: How,
  ): Promise<void> => {
    const places = await placesOf(events);
    const now = deps.clock();
    const visitors = new Map(written.map((visitor) => [visitor._id, visitor]));
    for (const [index, event] of events.entries()) {
      if (index % COUNTED_AT_ONCE === COUNTED_AT_ONCE - 1) await othersTurn();
      const place = places.get(event.site);
      if (!place || event.source === 'internal') continue;
      const visitor = visitors.get(`${event.site}:${event.visitor_id}`);
      count(place, event, { visitor, how, now });
    }
    const mark = uuidv4();
    const late = new Date(now + LATE_MS);
    const domains = written.flatMap(({ site, domain, prior_domain }) =>
      [domain, prior_domain].flatMap((one) => (one ? [{ site, domain: one }] : [])),
    );
    await Promise.all([
      deps.hours.touch([...places.values()].flatMap((place) => touchesOf(place, late, mark))),
      deps.companies.mark(domains, new Date(now + COMPANY_EVERY_MS), mark),
    ]);
  };
}
