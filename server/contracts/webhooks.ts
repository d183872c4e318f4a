import { z } from 'zod';
import { pagePattern } from './scoring.ts';

/** The events an endpoint may subscribe to (contract §8). */
export const webhookEvent = z.enum([
  'identify',
  'purchase',
  'goal_achieved',
  'visitor_enriched',
  'high_intent_visitor',
  'enterprise_alert',
  'conversation_started',
  'message_sent',
  'visitor_erased',
]);
export type WebhookEvent = z.infer<typeof webhookEvent>;

/** What an endpoint is: any URL (signed, Standard Webhooks), a Slack incoming webhook, or HubSpot. */
export const webhookTarget = z.enum(['url', 'slack', 'hubspot']);
export type WebhookTarget = z.infer<typeof webhookTarget>;

const companySize = z.enum([
  '1-10',
  '11-50',
  '51-200',
  '201-500',
  '501-1000',
  '1001-5000',
  '5001-10000',
  '10001+',
]);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 18:30');

/**
 * What an endpoint does not want to hear. Each that is set must let a delivery through. They see
 * every event but test events and `visitor_erased`; what they keep back stands in the delivery
 * log as `skipped`, with the reason, and can be sent by hand. The threshold is the site's.
 */
export const endpointFilters = z
  .object({
    /** Employees of the visitor's company; one of these. Who has no known size is kept back. */
    company_sizes: z.array(companySize).max(8),
    /** Path globs as in page rules: one of the visitor's last twenty pages matches one of these. */
    pages: z.array(pagePattern).max(50),
    /** Which visitors: all that is said here must be true of one. */
    segment: z
      .object({
        /** ISO 3166-1 codes of two letters. */
        countries: z.array(z.string().length(2).toUpperCase()).max(250),
        industries: z.array(z.string().min(1).max(80)).max(50),
        /** Has, or has not, given an e-mail. */
        identified: z.boolean(),
        lifecycle: z.enum(['lead', 'customer']),
        /** 2 and more: who comes back. */
        min_sessions: z.number().int().min(1).max(1000),
      })
      .partial()
      .strict(),
    /** In the site's time zone. What happens then is sent, as it was, when they are over. */
    quiet_hours: z.object({
      from: timeOfDay,
      to: timeOfDay,
      /** Saturday and Sunday are quiet all day. */
      weekends: z.boolean().default(false),
    }),
    /** At most one `high_intent_visitor` or `enterprise_alert` a company in 24 hours. */
    one_alert_a_company: z.boolean(),
  })
  .partial()
  .strict();
export type EndpointFilters = z.infer<typeof endpointFilters>;

/** `POST /api/webhooks` */
export const newEndpoint = z.object({
  target: webhookTarget.default('url'),
  /** Of HubSpot: `https://api.hubapi.com`. */
  url: z.url().max(2048),
  description: z.string().max(200).default(''),
  events: z.array(webhookEvent).min(1),
  /** HubSpot's private-app token; needed for it, and never shown again. */
  token: z.string().min(1).max(512).optional(),
  filters: endpointFilters.optional(),
});
/** `PATCH /api/webhooks/:id` */
export const endpointPatch = newEndpoint
  .omit({ target: true })
  .partial()
  .extend({
    // Named again because a default would count in a patch too.
    description: z.string().max(200).optional(),
    enabled: z.boolean().optional(),
    /** Take the place of those before, all of them. */
    filters: endpointFilters.optional(),
  });

/** Why the server itself disabled an endpoint: it answered 410 (or what means so), or failed for 5 days. */
export const disabledReason = z.enum(['gone', 'failing']);
export type DisabledReason = z.infer<typeof disabledReason>;

/** `failing`: failed and will be tried again; `failed`: given up; `skipped`: kept back by a filter. */
export const deliveryStatus = z.enum(['pending', 'delivered', 'failing', 'failed', 'skipped']);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

/** An endpoint as listed; its secret is shown once, in the answer to its creation. */
export const endpointRow = z.object({
  id: z.string(),
  /** Absent: `url`. */
  target: webhookTarget.optional(),
  /** Of Slack without its secret part. */
  url: z.string(),
  description: z.string(),
  events: z.array(webhookEvent),
  enabled: z.boolean(),
  /** Only where the server disabled it; a team's own switch has no reason. */
  disabled_reason: disabledReason.optional(),
  disabled_at: z.string().optional(),
  /** Since when every attempt has failed; absent while all is well. */
  failing_since: z.string().optional(),
  /** It rests until then: the circuit breaker, or the receiver asked for it. */
  resting_until: z.string().optional(),
  filters: endpointFilters,
  created_at: z.string(),
  last_delivery: z.object({ at: z.string(), status: deliveryStatus }).optional(),
});
export type EndpointRow = z.infer<typeof endpointRow>;
/** `secret` is empty where nothing is signed (Slack, HubSpot). */
export const createdEndpoint = endpointRow.extend({ secret: z.string() });

/**
 * `POST /api/webhooks/:id/redeliver`: what was made since then, at most 30 days ago: what was given
 * up, or (`all`) whatever was delivered or given up.
 */
export const redeliverSince = z.object({
  since: z.iso.datetime({ offset: true }),
  which: z.enum(['failed', 'all']).default('failed'),
});
/** Its answer: how many deliveries are due again. */
export const redelivered = z.object({ deliveries: z.number().int() });

/** One attempt at one delivery. */
export const deliveryAttempt = z.object({
  at: z.string(),
  /** HTTP status, absent when no answer came. */
  status: z.number().int().optional(),
  error: z.string().optional(),
  duration_ms: z.number(),
  /** First 1 KB of the answer's body. */
  response: z.string().optional(),
});

/** `GET /api/webhooks/:id/deliveries` */
export const deliveryRow = z.object({
  /** The header `webhook-id` of every attempt: a UUIDv7. */
  id: z.string(),
  /** The endpoint's id, not the header. */
  webhook_id: z.string(),
  event: webhookEvent,
  status: deliveryStatus,
  /** Of a skipped one: which filter kept it back, in words. */
  skipped_because: z.string().optional(),
  created_at: z.string(),
  next_attempt_at: z.string().optional(),
  attempts: z.array(deliveryAttempt),
  /** What is sent: the same at every attempt; without what is secret in it. */
  request: z.object({
    method: z.literal('POST'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
  /** The frozen body, once it exists. */
  payload: z.string().optional(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;
