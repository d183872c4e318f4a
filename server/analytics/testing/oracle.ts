import type { StoredEvent } from '../../contracts/stored-event.ts';
import type { Plain } from './analytics-world.ts';

const COUNTERS: Record<string, string> = {
  page_view: 'page_views',
  message_sent: 'messages',
  widget_opened: 'widget_opened',
  identify: 'identifies',
  goal_achieved: 'goals',
  purchase: 'purchases',
};

/** The local hour and date of a moment, by the runtime's own formatting. */
function localOf(at: Date, timeZone: string): { hour: string; day: string } {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const into =
    (Number(parts['minute']) * 60 + Number(parts['second'])) * 1_000 + at.getUTCMilliseconds();
  return {
    hour: new Date(at.getTime() - into).toISOString(),
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
  };
}

const count = (into: Record<string, number>, name: string): void => {
  into[name] = (into[name] ?? 0) + 1;
};

/** What rollups must be, counted the plain way from all events at once. */
export function recountAll(
  all: readonly StoredEvent[],
  timeZone: string,
  unit: 'hour' | 'day',
): Map<string, Plain> {
  const found = new Map<string, Plain & { seen: Set<string>; begun: Set<string> }>();
  const placeOf = (at: Date) => {
    const key = localOf(at, timeZone)[unit];
    let place = found.get(key);
    if (!place) {
      const names = () => ({ by: {}, other: 0 });
      place = {
        counts: {},
        names: {
          pages: names(),
          entries: names(),
          sources: names(),
          referrers: names(),
          countries: names(),
        },
        visitors: 0,
        sessions: 0,
        seen: new Set(),
        begun: new Set(),
      };
      found.set(key, place);
    }
    return place;
  };
  const firsts = new Map<string, StoredEvent>();
  for (const event of all) {
    const place = placeOf(event.timestamp);
    const counts = place.counts as Record<string, number>;
    if (event.bot) count(counts, 'bots');
    else if (event.excluded) count(counts, 'excluded');
    if (event.bot || event.excluded) continue;
    count(counts, 'events');
    const counter = COUNTERS[event.event];
    if (counter) count(counts, counter);
    if (event.event === 'message_sent' && event.properties?.['first'])
      count(counts, 'conversations');
    if (event.event === 'page_view' && event.url)
      count(place.names.pages.by, new URL(event.url).pathname);
    if (event.source !== 'browser') continue;
    place.seen.add(event.visitor_id);
    if (!event.session_id) continue;
    const session = `${event.visitor_id} ${event.session_id}`;
    place.begun.add(session);
    if (event.event !== 'page_view') continue;
    const first = firsts.get(session);
    const order = ({ timestamp, seq, event_id }: StoredEvent) =>
      `${timestamp.toISOString()} ${String(seq ?? 0).padStart(9, '0')} ${event_id}`;
    if (!first || order(event) < order(first)) firsts.set(session, event);
  }
  for (const first of firsts.values()) {
    const { names } = placeOf(first.timestamp);
    const { hostname, pathname, searchParams } = new URL(first.url ?? '');
    const linking = first.referrer ? new URL(first.referrer).hostname : hostname;
    const external = linking === hostname ? undefined : linking.replace(/^www\./, '');
    count(names.entries.by, pathname);
    count(names.sources.by, searchParams.get('utm_source') ?? external ?? 'direct');
    if (external) count(names.referrers.by, external);
    count(names.countries.by, first.network?.country ?? 'unknown');
  }
  return new Map(
    [...found]
      .map(([key, { seen, begun, ...rest }]): [string, Plain] => [
        key,
        {
          ...rest,
          names: Object.fromEntries(
            Object.entries(rest.names).map(([name, { by, other }]) => [
              name,
              {
                by: Object.fromEntries(Object.entries(by).toSorted(([a], [b]) => (a < b ? -1 : 1))),
                other,
              },
            ]),
          ) as Plain['names'],
          visitors: seen.size,
          sessions: begun.size,
        },
      ])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
