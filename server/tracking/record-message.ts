import type { CommitEvents, Keys, NetworkLookup, RecordMessage } from '../ports.ts';
import { hashAddress } from './hash-address.ts';
import { exclusionsOf } from './is-excluded.ts';
import { makeEvent } from './make-event.ts';
import { ownRedactions } from './own-redactions.ts';
import type { OwnVisitorStore } from './own-visitor-store.ts';
import type { SaltStore } from './salt-store.ts';

export interface RecordMessageDeps {
  commit: CommitEvents;
  lookup: NetworkLookup;
  isBot(userAgent: string): boolean;
  ownVisitors: Pick<OwnVisitorStore, 'has'>;
  salts: SaltStore;
  keys: Keys;
}

/**
 * Writes `message_sent` for a stored chat message: the server writes it, so that no ad blocker
 * loses it; its id is the message's, so that nothing counts it twice. Without the text.
 */
export function createRecordMessage(deps: RecordMessageDeps): RecordMessage {
  const ipKey = deps.keys.subKey('ip');
  return async (message) => {
    const { site, at, address, userAgent } = message;
    const excluded =
      exclusionsOf(site).address(address) ||
      (await deps.ownVisitors.has(site.id, message.visitorId));
    const salt = await deps.salts.ofDay(new Date(at));
    const event = makeEvent(
      {
        event: 'message_sent',
        session_id: message.sessionId,
        page_view_id: message.pageViewId,
        url: message.url,
        hash_routing: message.hashRouting,
        title: message.title,
        consent: message.consent,
        properties: {
          conversation_id: message.conversationId,
          asks: message.asks,
          ...(message.first ? { first: true } : {}),
        },
      },
      {
        site: site.id,
        visitorId: message.visitorId,
        eventId: message.messageId.toLowerCase(),
        source: 'browser',
        timestamp: at,
        receivedAt: at,
        excluded,
        redact: ownRedactions(site.redact),
        browser: {
          userAgent,
          ipHash: hashAddress(ipKey, salt, site.id, address),
          network: deps.lookup(address),
          bot: !site.config.allowAutomation && deps.isBot(userAgent),
        },
      },
    );
    await deps.commit([{ ...event, asks: message.asks }]);
  };
}
