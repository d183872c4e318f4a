import { z } from 'zod';

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

/** `POST /api/webhooks` */
export const newEndpoint = z.object({
  target: webhookTarget.default('url'),
  /** Of HubSpot: `https://api.hubapi.com`. */
  url: z.url().max(2048),
  description: z.string().max(200).default(''),
  events: z.array(webhookEvent).min(1),
  /** HubSpot's private-app token; needed for it, and never shown again. */
  token: z.string().min(1).max(512).optional(),
});
/** `PATCH /api/webhooks/:id` */
export const endpointPatch = newEndpoint
  .omit({ target: true })
  .partial()
  .extend({
    // Named again because a default would count in a patch too.
    description: z.string().max(200).optional(),
    enabled: z.boolean().optional(),
  });

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
  /** Why the server disabled it, if it did: `gone` (410) or `failing` (5 days). */
  disabled_reason: z.string().optional(),
  created_at: z.string(),
  last_delivery: z
    .object({ at: z.string(), status: z.enum(['pending', 'delivered', 'failing', 'failed']) })
    .optional(),
});
export type EndpointRow = z.infer<typeof endpointRow>;
/** `secret` is empty where nothing is signed (Slack, HubSpot). */
export const createdEndpoint = endpointRow.extend({ secret: z.string() });

/** `POST /api/webhooks/:id/redeliver`: everything that was given up since then, at most 30 days ago. */
export const redeliverSince = z.object({ since: z.iso.datetime({ offset: true }) });
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
  status: z.enum(['pending', 'delivered', 'failing', 'failed']),
  created_at: z.string(),
  next_attempt_at: z.string().optional(),
  attempts: z.array(deliveryAttempt),
  /** The frozen body, once it exists. */
  payload: z.string().optional(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;
