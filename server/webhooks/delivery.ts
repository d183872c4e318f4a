import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { DeliveryStatus } from '../contracts/webhooks.ts';
import type { OutboxItem } from '../ports.ts';

/** One attempt, as it is kept. */
export interface AttemptDoc {
  at: Date;
  status?: number;
  error?: string;
  duration_ms: number;
  response?: string;
}

/** One event on its way to one endpoint. */
export interface DeliveryDoc extends Omit<OutboxItem, 'delayMs'> {
  /** `site:endpoint:key`: the same thing is never sent twice to one place. */
  _id: string;
  /** The header `webhook-id`. */
  id: string;
  endpoint: string;
  status: DeliveryStatus;
  created_at: Date;
  /** When somebody should look at it next: its turn, or the end of a lease. Absent when it is over. */
  due_at?: Date;
  /** Whose turn it is now; a result counts only under the lease it was got with. */
  lease?: string;
  /** The frozen body; the same bytes go out at every attempt. */
  payload?: string;
  /** Attempts of this round; starts again when it is redelivered. */
  tries: number;
  attempts: AttemptDoc[];
  /** Which filter kept it back, in words; of a skipped one. */
  skipped_because?: string;
  /** Waits for what providers say of its visitor; goes when that is there, or when it is due. */
  held?: true;
  /** Asked for by a person: passes the filters, goes out although the endpoint is disabled or rests. */
  by_hand?: true;
  /** When it was over; its content is forgotten some time after that. */
  done_at?: Date;
  /** Its content is forgotten. */
  stripped?: true;
}

/** A key is data (an orderId): past this it is hashed. */
const MAX_KEY = 200;

const deliveryKey = (site: string, endpoint: string, key: string): string => {
  const short =
    key.length <= MAX_KEY ? key : `#${createHash('sha256').update(key).digest('base64url')}`;
  return `${site}:${endpoint}:${short}`;
};

/** A delivery that was not tried yet. */
export function newDelivery(
  { delayMs = 0, ...item }: OutboxItem,
  endpoint: string,
  now: number,
): DeliveryDoc {
  return {
    _id: deliveryKey(item.site, endpoint, item.key),
    ...item,
    id: uuidv7(),
    endpoint,
    status: 'pending',
    created_at: new Date(now),
    due_at: new Date(now + delayMs),
    tries: 0,
    attempts: [],
    ...(delayMs > 0 ? { held: true } : {}),
  };
}
