import type { Clock, LiveHub, Outbox, OutboxItem } from '../ports.ts';
import { newDelivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { EndpointDoc, EndpointStore } from './endpoint-store.ts';

interface OutboxDeps {
  endpoints: EndpointStore;
  deliveries: DeliveryStore;
  hub: LiveHub;
  clock: Clock;
  /** Deliveries of this process wait for no poll. */
  onEnqueued: () => void;
}

/**
 * Turns each item into one delivery per enabled and subscribed endpoint, at most once however often
 * it is asked. `visitor_erased` goes to every endpoint that had the visitor's data instead.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { endpoints, deliveries, hub, clock, onEnqueued } = deps;

  const targetsOf = async (item: OutboxItem, ofSite: EndpointDoc[]): Promise<EndpointDoc[]> => {
    if (item.event !== 'visitor_erased') {
      return ofSite.filter(({ events }) => events.includes(item.event));
    }
    const told = new Set(await deliveries.endpointsOf(item.site, item.visitor_id));
    return ofSite.filter(({ id }) => told.has(id));
  };

  return {
    async enqueue(items) {
      if (items.length === 0) return;
      const enabled = await endpoints.enabledOf([...new Set(items.map(({ site }) => site))]);
      const rows = await Promise.all(
        items.map(async (item) => {
          const ofSite = enabled.filter(({ site }) => site === item.site);
          const targets = await targetsOf(item, ofSite);
          return targets.map(({ id }) => newDelivery(item, id, clock()));
        }),
      );
      const made = rows.flat();
      if (made.length === 0) return;
      await deliveries.insert(made);
      for (const { site, id, endpoint } of made) {
        hub.publish(site, { kind: 'delivery', id, webhook_id: endpoint });
      }
      onEnqueued();
    },

    async hasten(site, visitors) {
      if (await deliveries.hasten(site, visitors)) onEnqueued();
    },
  };
}
