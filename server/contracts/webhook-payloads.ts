import { z } from 'zod';
import { scoreRow } from './intent.ts';
import { webhookEvent, type WebhookEvent } from './webhooks.ts';

const known = z.string().nullable();

const company = z
  .strictObject({ name: known, domain: z.string(), industry: known, size: known })
  .describe('As far as it is known; null where the visitor has none.');

const ids = z.strictObject({
  visitor_id: z
    .string()
    .describe('The browser, `v_…`. Of a person it is the browser with the highest score.'),
  person_id: z
    .string()
    .optional()
    .describe('The verified person, `p_…`, where it is about all browsers of theirs.'),
});

/** Who it is, as far as they have said. */
const whoIs = ids.extend({
  name: known,
  email: known,
  identity: z
    .enum(['verified', 'unverified'])
    .nullable()
    .describe('`verified`: the site has signed the e-mail with `user_hash`.'),
});

const dashboardUrl = z.string().describe('The profile in the dashboard.');

/** An alert: who, from where, how serious, and on which pages. */
const lead = whoIs.extend({
  intent_score: z.number().int().describe('From 0 to 100.'),
  score_breakdown: z.array(scoreRow).describe('The points of all rows sum to `intent_score`.'),
  enterprise_score: z.number().int().nullable().describe('From 0 to 100.'),
  company: company.nullable(),
  engagement: z.strictObject({
    pages_viewed: z.number().int(),
    messages_sent: z.number().int(),
    current_url: known,
    recent_pages: z.array(z.strictObject({ url: z.string() })).describe('The latest first.'),
  }),
  dashboard_url: dashboardUrl,
  test: z.literal(true).optional().describe('Only of a test event: nobody did this.'),
});

/** Something that the visitor, or the site’s server, did. */
const done = whoIs.extend({ company: company.nullable(), dashboard_url: dashboardUrl });

const chatMessage = done.extend({
  conversation_id: z.string(),
  message_id: z.string(),
  asks: z.enum(['sales', 'pricing', 'demo', 'none']).describe('What its words ask for.'),
  current_url: known,
});

/** The `data` of each event, in what goes to endpoints with the target `url` (contract §8). */
export const webhookData = {
  identify: done.extend({
    traits: z
      .record(z.string(), z.unknown())
      .describe('What `identify` was called with besides the e-mail.'),
  }),
  purchase: done.extend({
    source: z.enum(['browser', 'server']).describe('Who reported it; once each per `orderId`.'),
    amount: z.number(),
    currency: z.string().describe('ISO 4217, as it was sent.'),
    plan: z.unknown().describe('As it was sent, or null.'),
    orderId: known,
  }),
  goal_achieved: done.extend({ goal: z.string(), value: z.number().nullable() }),
  visitor_enriched: ids.extend({
    company: company.extend({ revenue: known, location: known }).nullable(),
    enterprise_score: z.number().int().nullable().describe('From 0 to 100.'),
    enrichment_source: known.describe(
      '`offline`, `email`, or the provider that named the company.',
    ),
  }),
  high_intent_visitor: lead,
  enterprise_alert: lead,
  conversation_started: chatMessage,
  message_sent: chatMessage,
  visitor_erased: z.strictObject({ visitor_id: z.string() }),
} as const satisfies Record<WebhookEvent, z.ZodObject>;

const bodyOf = (event: WebhookEvent) =>
  z.strictObject({
    event: z.literal(event),
    timestamp: z.string().describe('When it happened, ISO 8601 UTC.'),
    data: webhookData[event],
  });

/** The whole body of each event's webhook. */
export const webhookBodies: ReadonlyMap<WebhookEvent, ReturnType<typeof bodyOf>> = new Map(
  webhookEvent.options.map((event) => [event, bodyOf(event)]),
);
