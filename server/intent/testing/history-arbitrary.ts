import fc from 'fast-check';
import type { StoredEvent } from '../../contracts/stored-event.ts';

/** For tests: a moment in the middle of the histories. */
export const NOON = Date.UTC(2026, 2, 23, 12);
const DAY = 86_400_000;

/** A UUIDv7 made at `at`, told apart by `n`. */
export function uuidAt(at: number, n: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** An event with what the score reads of one; the rest as ingest makes it. */
export function makeEvent(
  facts: Pick<StoredEvent, 'event' | 'event_id'> & Partial<StoredEvent> & { at: number },
): StoredEvent {
  const { at, ...rest } = facts;
  return {
    _id: `w_test:v_test:${facts.event_id}`,
    site: 'w_test',
    visitor_id: 'v_test',
    timestamp: new Date(at),
    received_at: new Date(at),
    source: 'browser',
    batch: 'b',
    ...rest,
  };
}

const PATHS = ['/pricing', '/demo', '/contact', '/blog/a', '/careers', '/product', '/', '/login'];
const NAMES = [
  'page_view',
  'page_engaged',
  'page_leave',
  'widget_opened',
  'widget_closed',
  'message_sent',
  'action_clicked',
  'identify',
  'goal_achieved',
  'Custom',
];

/** Events of one visitor over two months: few views, many claims on each, wrong clocks, ties, bots. */
export const histories: fc.Arbitrary<StoredEvent[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      path: fc.constantFrom(...PATHS),
      view: fc.integer({ min: 0, max: 7 }),
      day: fc.integer({ min: -30, max: 30 }),
      skew: fc.constantFrom(0, 0, -2 * DAY, 90_000),
      engaged: fc.constantFrom(0, 2_999, 3_000, 10_000),
      asks: fc.constantFrom<('none' | 'demo')[]>('none', 'demo'),
      apart: fc.constantFrom<Partial<StoredEvent>[]>({}, {}, {}, { bot: true }, { excluded: true }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ name, path, view, day, skew, engaged, asks, apart }, n) => {
      const at = NOON + day * DAY;
      const isView = name === 'page_view';
      const event_id = isView ? uuidAt(NOON + view * DAY, view) : uuidAt(at + skew, 100 + n);
      return makeEvent({
        event: name,
        event_id,
        at: isView ? NOON + view * DAY : at,
        url: `https://example.com${path}`,
        page_view_id: uuidAt(NOON + view * DAY, view),
        properties: name === 'page_leave' ? { engaged_ms: engaged } : {},
        ...(name === 'message_sent' ? { asks } : {}),
        ...apart,
      });
    }),
  );
