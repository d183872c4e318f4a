import type { z } from 'zod';
import type { listQuery, Page } from '../contracts/lists.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { TimelineEvent } from '../contracts/visitors.ts';
import { ApiError } from '../errors.ts';
import { COUNT_UP_TO, pageOf, skipOf } from '../http/page-of.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { VisitorStore } from './visitor-store.ts';

/** What a timeline needs of `events`. */
export interface TimelinePort {
  forSite(scope: { site: string }): {
    timeline(
      visitors: readonly string[],
      part: { limit: number; skip?: number; before?: { at: Date; id: string } | undefined },
    ): Promise<StoredEvent[]>;
    /** How many events these visitors have on disk, counted to `limit`. */
    count(visitors: readonly string[], limit: number): Promise<number>;
  };
}

const timelineEvent = (event: StoredEvent): TimelineEvent => ({
  event_id: event.event_id,
  event: event.event,
  timestamp: event.timestamp.toISOString(),
  received_at: event.received_at.toISOString(),
  source: event.source,
  ...(event.session_id === undefined ? {} : { session_id: event.session_id }),
  ...(event.url === undefined ? {} : { url: event.url }),
  ...(event.title === undefined ? {} : { title: event.title }),
  ...(event.referrer === undefined ? {} : { referrer: event.referrer }),
  ...(event.page_view_id === undefined ? {} : { page_view_id: event.page_view_id }),
  ...(event.properties === undefined ? {} : { properties: event.properties }),
});

const cursorOf = ({ timestamp, event_id }: StoredEvent): string =>
  `${timestamp.getTime()}~${event_id}`;

const parseCursor = (cursor: string | undefined): { at: Date; id: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})~([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new ApiError('bad_cursor');
  return { at: new Date(Number(at)), id };
};

/** The state has counted them already, where retention has deleted none of them. */
const countedBy = ({ state, through }: VisitorDoc): number | undefined =>
  state && through === null ? state.events : undefined;

/**
 * What a visitor, or every visitor of a verified person, has done; newest first.
 * @throws ApiError `visitor_not_found`, `bad_cursor`, `use_cursor`
 */
export async function listTimeline(
  { visitors, events }: { visitors: VisitorStore; events: TimelinePort },
  site: string,
  id: string,
  { cursor, ...query }: z.infer<typeof listQuery>,
): Promise<Page<TimelineEvent>> {
  const before = parseCursor(cursor);
  const skip = before ? 0 : skipOf(query);
  const doc = await visitors.get(`${site}:${id}`);
  if (!doc) throw new ApiError('visitor_not_found');
  const ids = doc.kind === 'person' ? doc.members : [id];
  const ofSite = events.forSite({ site });
  const [found, counted] = await Promise.all([
    ofSite.timeline(ids, { limit: query.limit + 1, skip, before }),
    countedBy(doc) ?? ofSite.count(ids, COUNT_UP_TO),
  ]);
  return pageOf(query, counted, found, timelineEvent, cursorOf);
}
