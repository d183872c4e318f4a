import { z } from 'zod';
import { sessionId, siteId, uuid, visitorId } from './ids.ts';

/** Name of an event: 1–128 letters, digits, space, `_ . : - /`; case is kept. */
export const eventName = z.string().regex(/^[\p{L}\p{N} _.:\-/]{1,128}$/u);

/** One event as a browser or a server sends it (contract §2, §3). Long urls are cut at ingest, never rejected. */
export const trackEvent = z.object({
  event_id: uuid.optional(),
  event: eventName,
  visitor_id: visitorId.optional(),
  email: z.string().max(320).optional(),
  session_id: sessionId.optional().nullable(),
  timestamp: z.string().max(64).optional(),
  url: z.string().optional().nullable(),
  /** The site routes by the fragment, which is then kept in `url` and `referrer` (`data-hash-routing`). */
  hash_routing: z.boolean().optional().nullable(),
  referrer: z.string().optional().nullable(),
  title: z.string().optional().nullable(),
  page_view_id: uuid.optional().nullable(),
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().nullable(),
  consent: z.enum(['granted', 'implied']).optional().nullable(),
  properties: z.record(z.string(), z.unknown()).optional().nullable(),
});
export type TrackEvent = z.infer<typeof trackEvent>;

/** The envelope of a batch; each event is parsed on its own so that one bad event spoils nothing. */
export const trackBatch = z.object({
  widget_id: siteId,
  sent_at: z.string().max(64).optional(),
  events: z.array(z.unknown()).min(1).max(100),
});

/** Why one event of a batch was not kept. */
export const trackRejection = z.object({
  index: z.number().int(),
  code: z.string(),
  message: z.string(),
});
export type TrackRejection = z.infer<typeof trackRejection>;

/** The answer 202 of `POST /api/track`: everything counted here as accepted is on disk. */
export const trackAnswer = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(trackRejection),
});
export type TrackAnswer = z.infer<typeof trackAnswer>;

/** `POST /api/presence`, every 30 s from one visible tab. */
export const presenceBeat = z.object({
  widget_id: siteId,
  visitor_id: visitorId,
  session_id: sessionId.optional().nullable(),
  url: z.string().max(4096).optional().nullable(),
  /** `granted` overrides GPC and DNT headers, as it does for events. */
  consent: z.enum(['granted', 'implied']).optional().nullable(),
});
/** The answer to a beat: unread messages waiting for the visitor, if any. */
export const presenceAnswer = z.object({ inbox: z.number().int().optional() });
