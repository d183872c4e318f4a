import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { webhookData } from '../contracts/webhook-payloads.ts';
import { newDelivery, type DeliveryDoc } from './delivery.ts';
import type { Target } from './targets/target.ts';

const EVENT = 'high_intent_visitor' as const;
const VISITOR = 'v_example0000000000000000';

/** A visitor who does not exist, as the documentation has her; `test` says so. */
const DATA: z.infer<(typeof webhookData)[typeof EVENT]> = {
  test: true,
  visitor_id: VISITOR,
  name: 'Jane Doe',
  email: 'jane@acme.com',
  identity: 'unverified',
  intent_score: 82,
  score_breakdown: [
    { signal: 'page:pricing', count: 2, points: 32, cap: 40, at: '2026-03-23T14:33:00.000Z' },
    { signal: 'messages', count: 3, points: 26, cap: 35, at: '2026-03-23T14:35:00.000Z' },
    { signal: 'company', count: 1, points: 24, cap: 25, at: '2026-03-23T14:35:00.000Z' },
  ],
  enterprise_score: 64,
  company: { name: 'Acme Corp', domain: 'acme.com', industry: 'Software', size: '201-500' },
  engagement: {
    pages_viewed: 5,
    messages_sent: 3,
    current_url: 'https://example.com/pricing',
    recent_pages: [{ url: 'https://example.com/pricing' }, { url: 'https://example.com/' }],
  },
  dashboard_url: `https://example.com/dashboard/visitors/${VISITOR}`,
};

/** A delivery with example data, for its endpoint alone; it goes out as every other does. */
export function exampleDelivery(
  { site, id }: { site: string; id: string },
  { bodyOf }: Pick<Target, 'bodyOf'>,
  now: number,
): DeliveryDoc {
  const at = new Date(now);
  const key = `test:${uuidv7()}`;
  const item = { site, event: EVENT, key, visitor_id: VISITOR, at, facts: {} };
  return {
    ...newDelivery(item, id, now),
    payload: bodyOf({ event: EVENT, timestamp: at.toISOString(), data: DATA }),
    by_hand: true,
  };
}
