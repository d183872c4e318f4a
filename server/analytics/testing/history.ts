import fc from 'fast-check';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import { eventOf, type Given } from './analytics-world.ts';

const IDLE_MS = 30 * 60_000;

const step = fc.record({
  /** Minutes since the event before; 30 of them end a session. */
  gap: fc.oneof(
    fc.double({ min: 0.01, max: 29.9, noNaN: true }),
    fc.integer({ min: 30, max: 300 }),
  ),
  event: fc.constantFrom('page_view', 'page_view', 'page_leave', 'widget_opened', 'goal_achieved'),
  path: fc.constantFrom('/', '/pricing', '/blog/a.b', '/$x', '/docs/100%25'),
  referrer: fc.constantFrom('', 'https://www.google.com/search', 'https://a.example/x'),
  campaign: fc.constantFrom('', '', '?utm_source=news'),
  kept: fc.constantFrom<Partial<StoredEvent>>({}, {}, {}, {}, { source: 'server' }),
});

/** What one visitor did, from some moment of a range on: every session has a page view first. */
const visitOf = (site: string, from: number, to: number) =>
  fc
    .record({
      visitor: fc.integer({ min: 0, max: 1e9 }).map((n) => `v_${String(n).padStart(16, '0')}`),
      country: fc.constantFrom('DE', 'FR', 'IN'),
      /** A bot's are all a bot's. */
      whole: fc.constantFrom<Partial<StoredEvent>>(
        {},
        {},
        {},
        {},
        { bot: true },
        { excluded: true },
      ),
      start: fc.integer({ min: from, max: to }),
      steps: fc.array(step, { minLength: 1, maxLength: 14 }),
    })
    .map(({ visitor, country, whole, start, steps }) => {
      let at = start;
      let session = 0;
      let fresh = true;
      const events: StoredEvent[] = [];
      for (const [seq, { gap, event, path, referrer, campaign, kept }] of steps.entries()) {
        if (seq > 0) at += Math.round(gap * 60_000);
        if (seq > 0 && gap * 60_000 >= IDLE_MS) {
          session += 1;
          fresh = true;
        }
        const server = kept.source === 'server' && !fresh;
        const given: Given = {
          at,
          visitor_id: visitor,
          event: fresh ? 'page_view' : event,
          url: `https://a.example${path}${campaign}`,
          referrer,
          country,
          seq,
          ...whole,
          ...(server ? kept : { session_id: `s_session${session}` }),
        };
        fresh = false;
        events.push(eventOf(site, given));
      }
      return events;
    });

/** Visits in a range of time, and the rounds in which their events arrive: late, and in any order. */
export const history = (site: string, from: number, to: number) =>
  fc
    .uniqueArray(visitOf(site, from, to), {
      minLength: 2,
      maxLength: 12,
      selector: (events) => events[0]?.visitor_id,
    })
    .chain((visits) => {
      const events = visits.flat();
      return fc.record({
        events: fc.constant(events),
        /** How long after it happened each arrives, minutes: at once, or up to a day late. */
        delays: fc.array(
          fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 1_500 })),
          { minLength: events.length, maxLength: events.length },
        ),
        /** Which rounds are recovered after a crash that may have been before or after the hook. */
        crashes: fc.array(fc.constantFrom('none', 'none', 'none', 'before', 'after'), {
          minLength: events.length,
          maxLength: events.length,
        }),
      });
    });
