import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

/** `/api/track`, `/api/presence` and what the loader asks: open to every origin, without cookies. */
export const TRACKING: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/track',
    id: 'track',
    tag: 'Tracking',
    auth: 'track',
    summary: 'Record one event, or a batch of up to 100',
    description:
      'Answers 202 when every accepted event is on disk. Good events are kept although a neighbour in the batch is bad; a repeated `event_id` of the same visitor is stored once. Browsers send `widget_id` and, in each event, `event_id`, `visitor_id` and `timestamp`, as `application/json` or `text/plain`. A server sends `Authorization: Bearer clm_…` (scope `track`) and names the visitor by `visitor_id` or by `email`. At most 64 KB.',
    body: C.TrackBody,
    example: {
      event: 'purchase',
      email: 'jane@acme.com',
      properties: { amount: 99, currency: 'USD', plan: 'growth', orderId: 'A-1042' },
    },
    answers: {
      202: { description: 'The accepted events are on disk.', schema: C.TrackAnswer },
    },
    errors: ['nothing_valid', 'overloaded'],
  },
  {
    method: 'post',
    path: '/api/presence',
    id: 'sendPresence',
    tag: 'Tracking',
    auth: 'none',
    summary: 'Say that a visitor is on the site now',
    description:
      'One visible tab of a browser says so every 30 s. Nothing of it is written to disk. `inbox` counts messages of the team that wait for the visitor.',
    body: C.PresenceBeat,
    example: {
      widget_id: 'w_demo0001',
      visitor_id: 'v_4Jx0b2nVQe6mZkq7T1ysWA',
      url: 'https://example.com/pricing',
    },
    answers: { 200: { description: 'Noted.', schema: C.PresenceAnswer } },
    errors: ['unknown_widget', 'origin_not_allowed', 'rate_limited'],
  },
];
