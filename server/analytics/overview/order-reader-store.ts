import type { Connection, mongo } from 'mongoose';
import { DAY_MS, QUARTER_MS, type Zone } from '../time/zone.ts';
import type { Range } from './range.ts';

/** What was sold in one currency, at some time. */
export interface Sale {
  /** The local date, or the hour's beginning, ISO 8601. */
  when: string;
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

/**
 * No order counts for more than is taken today: what was stored before may be as large as a number
 * can be, and two of those are infinite.
 */
const MAX_AMOUNT = 1e12;
const AMOUNT = { $cond: [{ $gt: ['$amount', MAX_AMOUNT] }, MAX_AMOUNT, '$amount'] };

/** ms since 1970; the engine takes a difference of dates sooner than it converts one. */
const MS = { $subtract: ['$at', new Date(0)] };

const floor = (at: mongo.Document, unit: number): mongo.Document => ({
  $multiply: [{ $floor: { $divide: [at, unit] } }, unit],
});

/** The local time of an order, as if it were UTC; by our own calendar, which has every zone. */
const localTime = (zone: Zone, { from, to }: Range): mongo.Document => {
  const [first, ...others] = zone.offsets(from, to);
  const offset = {
    $switch: {
      branches: others.toReversed().map((stretch) => ({
        case: { $gte: ['$at', new Date(stretch.from)] },
        // oxlint-disable-next-line unicorn/no-thenable -- the name that MongoDB gives it
        then: stretch.offset,
      })),
      default: first?.offset ?? 0,
    },
  };
  return { $add: [MS, others.length > 0 ? offset : (first?.offset ?? 0)] };
};

/** What analytics reads of `orders`: revenue is never folded. */
export function orderReader(connection: Connection) {
  const orders = connection.collection('orders') as unknown as mongo.Collection<OrderFields>;

  const group = async (site: string, { from, to }: Range, when: mongo.Document | null) =>
    orders
      .aggregate<{
        _id: { when?: bigint | number; currency: string };
        amount: number;
        orders: number;
      }>([
        { $match: { site, at: { $gte: new Date(from), $lt: new Date(to) } } },
        {
          $group: {
            _id: { currency: '$currency', ...(when ? { when } : {}) },
            amount: { $sum: AMOUNT },
            orders: { $sum: 1 },
          },
        },
      ])
      .toArray();

  return {
    forSite: ({ site }: { site: string }) => ({
      /** Sales of a range by hour or day, read from the index alone. */
      async sales(range: Range, zone: Zone, interval: 'hour' | 'day'): Promise<Sale[]> {
        const when =
          interval === 'day' ? floor(localTime(zone, range), DAY_MS) : floor(MS, QUARTER_MS);
        const found = await group(site, range, when);
        return found.map(({ _id, amount, orders: count }) => {
          const at = Number(_id.when);
          const text = new Date(interval === 'day' ? at : zone.hourOf(at)).toISOString();
          return {
            when: interval === 'day' ? text.slice(0, 10) : text,
            currency: _id.currency,
            amount,
            orders: count,
          };
        });
      },

      /** Sales of a range as a whole. */
      async total({ from, to }: Range): Promise<Sale[]> {
        const found = await group(site, { from, to }, null);
        return found.map(({ _id, amount, orders: count }) => ({
          when: '',
          currency: _id.currency,
          amount,
          orders: count,
        }));
      },
    }),
  };
}
export type OrderReader = ReturnType<typeof orderReader>;
