import type { Operation } from '../operation.ts';

/** `/api/stream`: what happens on a site. */
export const LIVE: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/stream',
    id: 'followSite',
    tag: 'Live',
    auth: 'read',
    summary: 'Follow what happens on the site',
    description:
      'Server-sent events whose `data` is JSON with a `kind`: `visitor {id, version}`, `visitor_gone {id}`, `conversation {id, seq}`, `typing {id, from}`, `read {id}`, `presence {id, online}`, `delivery {id, webhook_id}`, `webhook_disabled {id}`, `alert {id}`. Ids and versions only: read the thing itself with its own call. The stream ends after ten minutes, and whenever something may have been missed: connect again, and read anew what you show. At most 12 at a time for a member, or for the keys of a site.',
    answers: { 200: { description: 'A stream of events.', type: 'text/event-stream' } },
  },
];
