import { HOUR_MS, type Zone } from '../time/zone.ts';
import { sessionKey, type CountedEvent } from './counted-event.ts';
import { addEntry, addEvent, emptyTally, trimTally, type Tally } from './tally.ts';

/** A session ends after this long without an event (contract §2). */
export const SESSION_IDLE_MS = 30 * 60_000;

const isBefore = (a: CountedEvent, b: CountedEvent): boolean => {
  const [at, bt] = [a.timestamp.getTime(), b.timestamp.getTime()];
  if (at !== bt) return at < bt;
  const [aSeq, bSeq] = [a.seq ?? 0, b.seq ?? 0];
  return aSeq === bSeq ? a.event_id < b.event_id : aSeq < bSeq;
};

const isCounted = ({ source, bot, excluded }: CountedEvent): boolean =>
  source !== 'internal' && !bot && !excluded;

/** The moments whose events an hour is counted from: its own, and those that began its sessions. */
export const readFor = (hour: number): { from: number; to: number } => ({
  from: hour - SESSION_IDLE_MS,
  to: hour + HOUR_MS,
});

/**
 * Counts an hour from its events, in whatever order they come. A session began in this hour if it
 * has no event in the half hour before, since it would have ended by then; its first page view says
 * where it came from.
 * @param events those of `readFor(hour)`
 */
export async function recountHour(
  events: AsyncIterable<CountedEvent> | Iterable<CountedEvent>,
  hour: number,
  zone: Zone,
  ownHosts: ReadonlySet<string>,
): Promise<Tally> {
  const tally = emptyTally();
  const going = new Set<string>();
  const firsts = new Map<string, CountedEvent>();
  for await (const event of events) {
    const at = event.timestamp.getTime();
    const session =
      event.session_id === undefined || event.source !== 'browser' || !isCounted(event)
        ? undefined
        : sessionKey(event.visitor_id, event.session_id);
    if (at < hour) {
      if (session !== undefined) going.add(session);
      continue;
    }
    // Where a clock goes back by half an hour, two hours of the wall overlap.
    if (zone.hourOf(at) !== hour) continue;
    addEvent(tally, event);
    if (session === undefined || event.event !== 'page_view') continue;
    const first = firsts.get(session);
    if (!first || isBefore(event, first)) firsts.set(session, event);
  }
  for (const [session, first] of firsts) if (!going.has(session)) addEntry(tally, first, ownHosts);
  return trimTally(tally);
}
