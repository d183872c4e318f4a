import type { Connection, mongo } from 'mongoose';
import { QUARTER_MS } from '../time/zone.ts';

/** What was sold in a quarter of an hour, in one currency. */
export interface Sale {
  /** When the quarter began, ms; every hour and day of every zone begins with one. */
  at: number;
  currency: string;
  amount: number;
  orders: number;
}

interface OrderFields {
  _id: string;
  site: string;
  amount: number;
  currency: string;
  at: Date;
}

/** What analytics reads of `orders`: revenue is never folded. */
export function orderReader(connection: Connection) {
  const orders = connection.collection('orders') as unknown as mongo.Collection<OrderFields>;
  return {
    forSite: ({ site }: { site: string }) => ({
      /** Sales in [from, to), which never come from a bot. */
      async sales(from: number, to: number): Promise<Sale[]> {
        const at = { $toLong: '$at' };
        const found = await orders
          .aggregate<{ _id: { at: number; currency: string }; amount: number; orders: number }>([
            { $match: { site, at: { $gte: new Date(from), $lt: new Date(to) } } },
            {
              $group: {
                _id: { at: { $subtract: [at, { $mod: [at, QUARTER_MS] }] }, currency: '$currency' },
                amount: { $sum: '$amount' },
                orders: { $sum: 1 },
              },
            },
          ])
          .toArray();
        return found.map(({ _id, amount, orders: count }) => ({
          at: Number(_id.at),
          currency: _id.currency,
          amount,
          orders: count,
        }));
      },
    }),
  };
}
export type OrderReader = ReturnType<typeof orderReader>;
