import { z } from 'zod';

const text = z.string().min(1).optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const webUrl = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

/** What Slack and HubSpot read out of a payload's data; what is missing or odd there is just not said. */
const payloadFacts = z.object({
  test: z.literal(true).optional().catch(undefined),
  visitor_id: text,
  email: text,
  name: text,
  identity: text,
  intent_score: number,
  enterprise_score: number,
  score_breakdown: z
    .array(z.object({ signal: z.string(), count: z.number(), points: z.number() }))
    .catch([]),
  company: z
    .object({
      name: text,
      domain: text,
      industry: text,
      size: text,
      revenue: text,
    })
    .optional()
    .catch(undefined),
  engagement: z
    .object({
      current_url: text,
      recent_pages: z.array(z.object({ url: z.string(), title: text })).catch([]),
    })
    .optional()
    .catch(undefined),
  dashboard_url: webUrl,
  goal: text,
  amount: number,
  currency: text,
  plan: text,
});
export type PayloadFacts = z.infer<typeof payloadFacts>;

/** The known facts of a payload's data. */
export const factsOf = (data: Record<string, unknown>): PayloadFacts => payloadFacts.parse(data);
