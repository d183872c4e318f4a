import type { Clock, Site, SiteDirectory } from '../../ports.ts';
import type { Zone } from '../time/zone.ts';
import { DAY_MS, HOUR_MS } from '../time/zone.ts';
import type { Zones } from '../time/zones.ts';
import type { EventReader } from './event-reader-store.ts';
import { rollupId, type RollupDoc } from './rollup-doc.ts';
import type { RollupStore } from './rollup-store.ts';
import type { SiteStateStore } from './site-state-store.ts';

/** Everything that keeps rollups right. */
export interface RollupDeps {
  hours: RollupStore;
  days: RollupStore;
  states: SiteStateStore;
  events: EventReader;
  sites: SiteDirectory;
  zones: Zones;
  clock: Clock;
}

/** Events are taken as they come for so long after an hour's end; later ones are late. */
const GRACE_MS = 5 * 60_000;
/** So long after its end an hour is recounted (design). */
const CLOSE_MS = 10 * 60_000;
/** How long a late event waits for its hour to be recounted: others may come with it. */
export const LATE_MS = 30_000;
/** How long an erasure may take; an hour recounted before would count what is deleted after. */
export const ERASURE_MS = 60_000;

/** Whether an event of this hour is still counted by an increment. */
export const isOpen = (hour: number, now: number): boolean => now < hour + HOUR_MS + GRACE_MS;

/** When an hour is recounted for good. */
export const closingOf = (hour: number): number => hour + HOUR_MS + CLOSE_MS;

/** The zone of a site's days and hours. */
export const zoneOf = (site: Site, zones: Zones): Zone => zones(site.config.timezone);

/** What an hour is called, and where it belongs. */
export const hourDoc = (
  site: string,
  zone: Zone,
  hour: number,
): Pick<RollupDoc, '_id' | 'site' | 'zone' | 'at' | 'day'> => ({
  _id: rollupId(site, zone.name, hour),
  site,
  zone: zone.name,
  at: new Date(hour),
  day: zone.dayOf(hour),
});

/** What a day is called. */
export const dayDoc = (
  site: string,
  zone: Zone,
  day: string,
): Pick<RollupDoc, '_id' | 'site' | 'zone' | 'at' | 'day'> => ({
  _id: rollupId(site, zone.name, day),
  site,
  zone: zone.name,
  at: new Date(zone.startOf(day)),
  day,
});

/**
 * Hours that began before this are final: events of theirs may be deleted, or are about to be. An
 * hour more, because another process may look at another clock.
 */
export const finalBefore = (site: Site, now: number): number =>
  now - site.retentionDays * DAY_MS + HOUR_MS;
