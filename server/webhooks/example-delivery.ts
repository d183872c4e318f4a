import { uuidv7 } from 'uuidv7';
import type { WebhookEvent } from '../contracts/webhooks.ts';
import { newDelivery, type DeliveryDoc } from './delivery.ts';
import type { Target } from './targets/target.ts';

const EVENT: WebhookEvent = 'high_intent_visitor';
const VISITOR = 'v_example0000000000000000';

/** A visitor who does not exist, as the documentation has her; `test` says so. */
const DATA = {
  test: true,
  visitor_id: VISITOR,
  email: 'jane@acme.com',
  identity: 'unverified',
  intent_score: 82,
  score_breakdown: [
    { signal: 'page:pricing', count: 2, points: 32, cap: 40, at: '2026-03-23T14:33:00.000Z' },
    { signal: 'messages', count: 3, points: 26, cap: 35, at: '2026-03-23T14:35:00.000Z' },
    { signal: 'company', count: 1, points: 24, cap: 25, at: '2026-03-23T14:35:00.000Z' },
  ],
  company: { name: 'Acme Corp', domain: 'acme.com', industry: 'Software', size: '201-500' },
  engagement: { pages_viewed: 5, messages_sent: 3, current_url: 'https://example.com/pricing' },
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
