import { Schema, type Connection } from 'mongoose';
import { collectionOf, UNFLUSHED } from '../database.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';

/** A purchase that counts: one per orderId and site. Revenue is read from here, never folded. */
export interface Order {
  _id: string;
  site: string;
  visitor_id: string;
  amount: number;
  currency: string;
  at: Date;
  received_at: Date;
  source: string;
  event_id: string;
}

const schema = new Schema(
  { _id: String, site: String, visitor_id: String },
  { versionKey: false, strict: false },
);
// Amounts are read from the index alone, however many orders a range has.
schema.index({ site: 1, at: -1, currency: 1, amount: 1 });
schema.index({ site: 1, visitor_id: 1 });

const orderOf = (event: StoredEvent): Order => {
  const { amount, currency, orderId } = event.properties as {
    amount: number;
    currency: string;
    orderId?: string;
  };
  return {
    _id: `${event.site}:${orderId ?? event.event_id}`,
    site: event.site,
    visitor_id: event.visitor_id,
    amount,
    currency: currency.toUpperCase(),
    at: event.timestamp,
    received_at: event.received_at,
    source: event.source,
    event_id: event.event_id,
  };
};

/** Whether the stored order yields: a server's replaces a browser's, then the first received wins. */
const yields = (order: Order) => ({
  $or: [
    { $eq: [{ $type: '$event_id' }, 'missing'] },
    { $and: [{ $ne: ['$source', 'server'] }, { $eq: [order.source, 'server'] }] },
    {
      $and: [
        { $eq: ['$source', order.source] },
        {
          $or: [
            { $lt: [order.received_at, '$received_at'] },
            {
              $and: [
                { $eq: [order.received_at, '$received_at'] },
                { $lt: [order.event_id, '$event_id'] },
              ],
            },
          ],
        },
      ],
    },
  ],
});

/** The collection `orders`: an idempotent, order-free upsert per purchase. */
export function orderStore(connection: Connection) {
  const orders = collectionOf<Order>(connection, 'Order', schema, 'orders');
  return {
    /** Deletes a visitor's orders. */
    async erase(site: string, visitor: string): Promise<void> {
      await orders.deleteMany({ site, visitor_id: visitor });
    },

    /** Deletes a visitor's orders received up to then. */
    async deleteThrough(site: string, visitor: string, through: Date): Promise<void> {
      await orders.deleteMany({ site, visitor_id: visitor, received_at: { $lte: through } });
    },

    /** Visitors of a site with an order received up to then, in no particular order. */
    async *ownersThrough(site: string, through: Date): AsyncIterable<string> {
      const owners = orders.aggregate<{ _id: string }>(
        [
          // No event is received before it happened: the index bounds what is read.
          { $match: { site, at: { $lte: through }, received_at: { $lte: through } } },
          { $group: { _id: '$visitor_id' } },
        ],
        { allowDiskUse: true, batchSize: 1_000 },
      );
      for await (const { _id } of owners) yield _id;
    },

    /** A visitor's orders, the first one first. */
    async ofVisitor(site: string, visitor: string): Promise<Order[]> {
      return orders
        .find({ site, visitor_id: visitor })
        .hint({ site: 1, visitor_id: 1 })
        .sort({ at: 1 })
        .toArray();
    },

    /** Counts each purchase once a site, whichever arrives first or again; none of the team's own. */
    async record(events: readonly StoredEvent[]): Promise<void> {
      const purchases = events
        .filter(({ event, bot, excluded }) => event === 'purchase' && !bot && !excluded)
        .map(orderOf);
      if (purchases.length === 0) return;
      await orders.bulkWrite(
        purchases.map(({ _id, ...order }) => ({
          updateOne: {
            filter: { _id },
            update: [
              {
                $set: Object.fromEntries(
                  Object.entries(order).map(([name, value]) => [
                    name,
                    { $cond: [yields({ _id, ...order }), { $literal: value }, `$${name}`] },
                  ]),
                ),
              },
            ],
            upsert: true,
          },
        })),
        { ordered: false, writeConcern: UNFLUSHED },
      );
    },
  };
}
