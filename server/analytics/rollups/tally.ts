import { Sketch } from '../sketch/sketch.ts';
import {
  UNKNOWN_COUNTRY,
  originOf,
  pathOf,
  sessionKey,
  type CountedEvent,
} from './counted-event.ts';

/** What is counted of each hour and day. `events` has all but bots' and excluded ones. */
export const COUNTERS = [
  'page_views',
  'events',
  'messages',
  'conversations',
  'widget_opened',
  'identifies',
  'goals',
  'purchases',
  'bots',
  'excluded',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** What is counted by name: `pages` in page views, the others in the sessions that began. */
export const DIMENSIONS = ['pages', 'entries', 'sources', 'referrers', 'countries'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Names kept of each dimension, an hour and a day; the rest is one sum (design). */
export const KEPT_NAMES = 200;

/** Counts by name, and the sum of the names that were not kept. */
export interface Names {
  by: Map<string, number>;
  other: number;
}

/** What an hour, a day, or any range of them amounts to. */
export interface Tally {
  counts: Record<Counter, number>;
  names: Record<Dimension, Names>;
  /** Visitors with an event of their browser. */
  visitors: Sketch;
  sessions: Sketch;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  const names = (): Names => ({ by: new Map(), other: 0 });
  return {
    counts: Object.fromEntries(COUNTERS.map((counter) => [counter, 0])) as Tally['counts'],
    names: Object.fromEntries(DIMENSIONS.map((name) => [name, names()])) as Tally['names'],
    visitors: new Sketch(),
    sessions: new Sketch(),
  };
}

const COUNTER_OF: Readonly<Record<string, Counter>> = {
  page_view: 'page_views',
  message_sent: 'messages',
  widget_opened: 'widget_opened',
  identify: 'identifies',
  goal_achieved: 'goals',
  purchase: 'purchases',
};

const countName = ({ by }: Names, name: string): void => {
  by.set(name, (by.get(name) ?? 0) + 1);
};

/** Counts one event. Bots and excluded events stay apart, and what the server noted is no event. */
export function addEvent({ counts, names, visitors, sessions }: Tally, event: CountedEvent): void {
  if (event.source === 'internal') return;
  if (event.bot) {
    counts.bots += 1;
    return;
  }
  if (event.excluded) {
    counts.excluded += 1;
    return;
  }
  counts.events += 1;
  const counter = Object.hasOwn(COUNTER_OF, event.event) ? COUNTER_OF[event.event] : undefined;
  if (counter) counts[counter] += 1;
  if (event.event === 'message_sent' && event.properties?.first === true) counts.conversations += 1;
  if (event.event === 'page_view' && event.url !== undefined)
    countName(names.pages, pathOf(event.url));
  if (event.source !== 'browser') return;
  visitors.add(event.visitor_id);
  if (event.session_id !== undefined) sessions.add(sessionKey(event.visitor_id, event.session_id));
}

/** Counts where a session came from and where it began, by its first page view. */
export function addEntry(
  { names }: Tally,
  first: CountedEvent,
  ownHosts: ReadonlySet<string>,
): void {
  const { source, referrer } = originOf(first, ownHosts);
  if (first.url !== undefined) countName(names.entries, pathOf(first.url));
  countName(names.sources, source);
  if (referrer !== undefined) countName(names.referrers, referrer);
  countName(names.countries, first.network?.country ?? UNKNOWN_COUNTRY);
}

/** The names with the highest counts, at most `limit`; equal ones by name. */
export const topOf = ({ by }: Names, limit: number): [name: string, count: number][] =>
  [...by].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, limit);

/** Keeps the 200 highest of each dimension and the sum of the rest. */
export function trimTally(tally: Tally): Tally {
  for (const dimension of DIMENSIONS) {
    const names = tally.names[dimension];
    if (names.by.size <= KEPT_NAMES) continue;
    const kept = new Map(topOf(names, KEPT_NAMES));
    for (const [name, count] of names.by) if (!kept.has(name)) names.other += count;
    names.by = kept;
  }
  return tally;
}
