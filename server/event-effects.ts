import type { StoredEvent } from './contracts/stored-event.ts';
import type { OutboxItem } from './ports.ts';

type Properties = Record<string, unknown>;
type Effect = Pick<OutboxItem, 'event' | 'key' | 'facts'>;

const EFFECTS: Readonly<Record<string, (event: StoredEvent, properties: Properties) => Effect[]>> =
  {
    identify: ({ event_id, identity }, { email, ...traits }) => [
      { event: 'identify', key: event_id, facts: { email: email ?? null, identity, traits } },
    ],
    purchase: ({ event_id, source }, { amount, currency, plan, orderId }) => [
      {
        event: 'purchase',
        // Once per orderId, source and endpoint (contract §8).
        key: typeof orderId === 'string' ? `purchase:${orderId}:${source}` : event_id,
        facts: { source, amount, currency, plan: plan ?? null, orderId: orderId ?? null },
      },
    ],
    goal_achieved: ({ event_id }, { goal, value }) => [
      { event: 'goal_achieved', key: event_id, facts: { goal, value: value ?? null } },
    ],
    message_sent: ({ event_id, asks, url }, { conversation_id, first }) => {
      const facts = {
        conversation_id,
        message_id: event_id,
        asks: asks ?? 'none',
        current_url: url ?? null,
      };
      const sent: Effect = { event: 'message_sent', key: event_id, facts };
      return first === true
        ? [{ event: 'conversation_started', key: `started:${event_id}`, facts }, sent]
        : [sent];
    },
  };

/**
 * The webhooks that come from events themselves, each once however late or often the event is
 * folded: the keys are made of the event's own ids. Bots tell nobody anything.
 */
export function webhooksOf(events: readonly StoredEvent[]): OutboxItem[] {
  return events
    .filter(({ bot }) => !bot)
    .flatMap((event) => {
      const effects = Object.hasOwn(EFFECTS, event.event)
        ? EFFECTS[event.event]?.(event, event.properties ?? {})
        : [];
      return (effects ?? []).map((effect) => ({
        ...effect,
        site: event.site,
        visitor_id: event.visitor_id,
        at: event.timestamp,
      }));
    });
}
