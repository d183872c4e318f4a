import type { StoredEvent } from './contracts/stored-event.ts';
import type { OutboxItem } from './ports.ts';

type Properties = Record<string, unknown>;
type Effect = Pick<OutboxItem, 'event' | 'key' | 'facts'>;

/** As events themselves are: a duplicate is the same `event_id` of the same visitor (contract §3). */
const keyOf = ({ visitor_id, event_id }: StoredEvent): string => `${visitor_id}:${event_id}`;

const EFFECTS: Readonly<Record<string, (event: StoredEvent, properties: Properties) => Effect[]>> =
  {
    identify: (event, { email, ...traits }) => [
      {
        event: 'identify',
        key: keyOf(event),
        facts: { email: email ?? null, identity: event.identity, traits },
      },
    ],
    purchase: (event, { amount, currency, plan, orderId }) => [
      {
        event: 'purchase',
        // Once per orderId, source and endpoint (contract §8).
        key: typeof orderId === 'string' ? `purchase:${orderId}:${event.source}` : keyOf(event),
        facts: {
          source: event.source,
          amount,
          currency,
          plan: plan ?? null,
          orderId: orderId ?? null,
        },
      },
    ],
    goal_achieved: (event, { goal, value }) => [
      { event: 'goal_achieved', key: keyOf(event), facts: { goal, value: value ?? null } },
    ],
    message_sent: (event, { conversation_id, first }) => {
      const { event_id, asks, url } = event;
      const facts = {
        conversation_id,
        message_id: event_id,
        asks: asks ?? 'none',
        current_url: url ?? null,
      };
      const sent: Effect = { event: 'message_sent', key: keyOf(event), facts };
      return first === true
        ? [{ event: 'conversation_started', key: `started:${sent.key}`, facts }, sent]
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
