import type { Page } from '../../server/contracts/lists.ts';
import type {
  TimelineEvent,
  VisitorProfile,
  VisitorRow,
  VisitorsQuery,
} from '../../server/contracts/visitors.ts';
import type { Client } from './client.ts';

/** What a list of visitors can be asked for. */
export type VisitorsAsked = Partial<
  Pick<
    VisitorsQuery,
    | 'q'
    | 'sort'
    | 'min_intent'
    | 'company'
    | 'country'
    | 'online'
    | 'identified'
    | 'segment'
    | 'limit'
    | 'cursor'
  >
>;

/** A page of visitors. */
export const listVisitors = (
  client: Client,
  query: VisitorsAsked,
  signal?: AbortSignal,
): Promise<Page<VisitorRow>> =>
  client.get('/visitors', { query: { ...query }, ...(signal ? { signal } : {}) });

/** One visitor with everything that is known. Fails with `visitor_not_found`. */
export const getVisitor = (
  client: Client,
  id: string,
  signal?: AbortSignal,
): Promise<VisitorProfile> =>
  client.get(`/visitors/${encodeURIComponent(id)}`, signal ? { signal } : {});

/** A visitor's events, newest first. */
export const listEvents = (
  client: Client,
  id: string,
  query: { limit?: number; cursor?: string },
  signal?: AbortSignal,
): Promise<Page<TimelineEvent>> =>
  client.get(`/visitors/${encodeURIComponent(id)}/events`, {
    query,
    ...(signal ? { signal } : {}),
  });
