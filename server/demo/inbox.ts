import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { visitorId } from '../contracts/ids.ts';
import type { Clock } from '../ports.ts';
import type { InboxItem } from './contract.ts';

const MAX_VISITORS = 500;
const MAX_ITEMS = 50;
const MAX_REFUSED = 20;

const payload = z.object({
  event: z.string().max(64),
  timestamp: z.string().max(64),
  data: z.looseObject({ visitor_id: visitorId.optional() }),
});

/** The demo's own webhook receiver: what a customer's server would be. */
export interface Inbox {
  /** Returns what was received, or undefined where it is no webhook at all. */
  receive(body: string, headers: IncomingHttpHeaders): InboxItem | undefined;
  /** Newest first. Without a visitor: the latest of all, refused ones too. */
  list(visitor?: string): InboxItem[];
}

const isSigned = (secret: string, body: string, headers: IncomingHttpHeaders): boolean => {
  const named: Record<string, string> = {};
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
    named[name] = String(headers[name] ?? '');
  try {
    new Webhook(secret).verify(body, named);
    return true;
  } catch {
    return false;
  }
};

const parse = (body: string) => {
  try {
    return payload.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

/** Verifies with the official Standard Webhooks library and keeps the latest in memory. */
export function createInbox(deps: {
  /** `whsec_…` of the demo's endpoint. */
  secret: string;
  clock: Clock;
  /** Called once for every verified webhook about a visitor. */
  onVerified?: (visitor: string, item: InboxItem) => void;
}): Inbox {
  const byVisitor = new LRUCache<string, InboxItem[]>({ max: MAX_VISITORS });
  let others: InboxItem[] = [];

  const keep = (list: InboxItem[], item: InboxItem, max: number): InboxItem[] => {
    const before = list.find((known) => known.webhook_id === item.webhook_id);
    if (before) item.deliveries = before.deliveries + 1;
    return [item, ...list.filter((known) => known !== before)].slice(0, max);
  };

  return {
    receive(body, headers) {
      const parsed = parse(body);
      if (!parsed) return undefined;
      const visitor = parsed.data.visitor_id;
      const item: InboxItem = {
        webhook_id: String(headers['webhook-id'] ?? '').slice(0, 64),
        event: parsed.event,
        ...(visitor === undefined ? {} : { visitor_id: visitor }),
        timestamp: parsed.timestamp,
        received_at: new Date(deps.clock()).toISOString(),
        verified: isSigned(deps.secret, body, headers),
        deliveries: 1,
        payload: parsed,
      };
      if (item.verified && visitor !== undefined) {
        byVisitor.set(visitor, keep(byVisitor.get(visitor) ?? [], item, MAX_ITEMS));
        deps.onVerified?.(visitor, item);
      } else {
        others = keep(others, item, MAX_REFUSED);
      }
      return item;
    },
    list(visitor) {
      if (visitor !== undefined) return [...(byVisitor.get(visitor) ?? [])];
      return [...[...byVisitor.values()].flat(), ...others]
        .toSorted((a, b) => b.received_at.localeCompare(a.received_at))
        .slice(0, 100);
    },
  };
}
