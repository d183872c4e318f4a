import { randomBytes } from 'node:crypto';
import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { DeliveryStatus, WebhookEvent } from '../contracts/webhooks.ts';
import type { AttemptDoc, DeliveryDoc } from './delivery.ts';
import { isDuplicateKey } from '../database-errors.ts';

/** What an attempt led to. */
export interface AttemptResult {
  status: DeliveryStatus;
  attempt: AttemptDoc;
  /** Until the next attempt; absent when it is over. */
  retryInMs?: number;
}

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    endpoint: { type: String, required: true },
    id: { type: String, required: true },
    visitor_id: { type: String, required: true },
    due_at: Date,
    done_at: Date,
  },
  { versionKey: false, strict: false },
);
const WAITING = { due_at: { $exists: true } } as const;
schema.index({ due_at: 1, endpoint: 1 }, { partialFilterExpression: WAITING });
schema.index({ site: 1, endpoint: 1, due_at: 1 }, { partialFilterExpression: WAITING });
schema.index({ site: 1, endpoint: 1, id: -1 });
schema.index({ site: 1, id: 1 }, { unique: true });
schema.index({ site: 1, visitor_id: 1 });
schema.index({ done_at: 1 }, { partialFilterExpression: { done_at: { $exists: true } } });

const KEPT_ATTEMPTS = 50;
/** `$exists` alone would not keep documents without the field out of a comparison in `$expr`. */
const HAS_TURN = { due_at: { $gt: new Date(0) } } as const;
const inMs = (ms: number): mongo.Document => ({ $add: ['$$NOW', ms] });

/** The collection `webhook_deliveries`. The outbox and the deliverer hold it; routes get `forSite`. */
export function deliveryStore(connection: Connection) {
  const deliveries = collectionOf<DeliveryDoc>(
    connection,
    'WebhookDelivery',
    schema,
    'webhook_deliveries',
  );

  return {
    /** Inserts those that are not there yet; resolves when all are on disk. */
    async insert(docs: readonly DeliveryDoc[]): Promise<void> {
      if (docs.length === 0) return;
      try {
        await deliveries.insertMany(docs as DeliveryDoc[], {
          ordered: false,
          ignoreUndefined: true,
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    /**
     * Takes the delivery whose turn came first, for `leaseMs` by the database's clock.
     * @param busy endpoints that have enough to do
     */
    async claim(leaseMs: number, busy: readonly string[]): Promise<DeliveryDoc | undefined> {
      const lease = randomBytes(12).toString('base64url');
      const claimed = await deliveries.findOneAndUpdate(
        {
          ...HAS_TURN,
          $expr: { $lte: ['$due_at', '$$NOW'] },
          ...(busy.length > 0 ? { endpoint: { $nin: [...busy] } } : {}),
        },
        [{ $set: { due_at: inMs(leaseMs), lease, held: '$$REMOVE' } }],
        // A claim lost in a crash is a claim ended early: no flush is waited for.
        { sort: { due_at: 1 }, returnDocument: 'after', writeConcern: { w: 1, journal: false } },
      );
      return claimed ?? undefined;
    },

    /**
     * Keeps the body, unless there is one already.
     * @returns the body that counts; undefined when the delivery is gone
     */
    async freeze(_id: string, body: string): Promise<string | undefined> {
      const frozen = await deliveries.findOneAndUpdate(
        { _id },
        [{ $set: { payload: { $ifNull: ['$payload', { $literal: body }] } } }],
        { returnDocument: 'after' },
      );
      return frozen?.payload;
    },

    /** Writes an attempt down and ends the lease. */
    async settle(taken: DeliveryDoc, result: AttemptResult): Promise<void> {
      const { status, attempt, retryInMs } = result;
      await deliveries.updateOne({ _id: taken._id, lease: taken.lease ?? '' }, [
        {
          $set: {
            status,
            tries: { $add: ['$tries', 1] },
            attempts: {
              $slice: [{ $concatArrays: ['$attempts', [{ $literal: attempt }]] }, -KEPT_ATTEMPTS],
            },
            lease: '$$REMOVE',
            due_at: retryInMs === undefined ? '$$REMOVE' : inMs(retryInMs),
            done_at: retryInMs === undefined ? '$$NOW' : '$$REMOVE',
            ...(retryInMs === undefined ? { by_hand: '$$REMOVE' } : {}),
          },
        },
      ]);
    },

    /** Ends one that a filter keeps back, and writes down which. */
    async skip(taken: DeliveryDoc, reason: string): Promise<void> {
      await deliveries.updateOne({ _id: taken._id, lease: taken.lease ?? '' }, [
        {
          $set: {
            status: 'skipped',
            skipped_because: { $literal: reason },
            lease: '$$REMOVE',
            due_at: '$$REMOVE',
            done_at: '$$NOW',
          },
        },
      ]);
    },

    /** Gives a turn back, as if it had not been taken; the next comes after `ms`. */
    async release(taken: DeliveryDoc, ms: number): Promise<void> {
      await deliveries.updateOne({ _id: taken._id, lease: taken.lease ?? '' }, [
        { $set: { due_at: inMs(ms), lease: '$$REMOVE' } },
      ]);
    },

    /** Lets everything that waits for an endpoint wait longer, spread over some seconds. */
    async hold(site: string, endpoint: string, until: Date, spreadMs: number): Promise<void> {
      await deliveries.updateMany(
        {
          site,
          endpoint,
          due_at: { $gt: new Date(0), $lt: until },
          lease: { $exists: false },
          by_hand: { $exists: false },
        },
        [{ $set: { due_at: { $add: [until, { $multiply: [{ $rand: {} }, spreadMs] }] } } }],
      );
    },

    /** @returns whether anything that was held back is due now */
    async hasten(site: string, visitors: readonly string[]): Promise<boolean> {
      const { modifiedCount } = await deliveries.updateMany(
        { site, visitor_id: { $in: [...visitors] }, held: true, lease: { $exists: false } },
        [{ $set: { due_at: { $min: ['$due_at', '$$NOW'] }, held: '$$REMOVE' } }],
      );
      return modifiedCount > 0;
    },

    /** How many wait for their attempt, counted to 10,000; from the index alone. */
    waiting: (): Promise<number> =>
      deliveries.countDocuments(HAS_TURN, { limit: 10_000, hint: { due_at: 1, endpoint: 1 } }),

    async remove(_id: string): Promise<void> {
      await deliveries.deleteOne({ _id });
    },

    /** The endpoints that were, or are about to be, told something of a visitor. */
    async endpointsOf(site: string, visitor: string): Promise<string[]> {
      const status = { $ne: 'skipped' } as const;
      return (await deliveries.distinct('endpoint', {
        site,
        visitor_id: visitor,
        status,
      })) as string[];
    },

    /** Erases what was said of a visitor; only the news of the erasure itself stays. */
    async erase(site: string, visitor: string): Promise<void> {
      const event: mongo.Filter<DeliveryDoc>['event'] = {
        $ne: 'visitor_erased' satisfies WebhookEvent,
      };
      await deliveries.deleteMany({ site, visitor_id: visitor, event });
    },

    /** Forgets the content of what was over before `ageMs`; the key stays, so that nothing goes out again. */
    async strip(ageMs: number): Promise<number> {
      const { modifiedCount } = await deliveries.updateMany(
        {
          done_at: { $gt: new Date(0) },
          $expr: { $lte: ['$done_at', { $subtract: ['$$NOW', ageMs] }] },
        },
        { $set: { facts: {}, attempts: [], stripped: true }, $unset: { payload: '', done_at: '' } },
      );
      return modifiedCount;
    },

    /** What a tenant may do. */
    forSite({ site }: { site: string }) {
      return {
        /** Newest first, after the cursor (an `id`) or after `skip` rows; one more than `limit` tells whether there is more. */
        async list(
          endpoint: string,
          { limit, skip = 0, before }: { limit: number; skip?: number; before?: string },
        ): Promise<DeliveryDoc[]> {
          const past = before === undefined ? {} : { id: { $lt: before } };
          const cursor = deliveries.find({ site, endpoint, ...past }).sort({ id: -1 });
          return cursor.skip(skip).limit(limit).toArray();
        },

        async count(endpoint: string, upTo: number): Promise<number> {
          return deliveries.countDocuments({ site, endpoint }, { limit: upTo });
        },

        async get(id: string): Promise<DeliveryDoc | undefined> {
          return (await deliveries.findOne({ site, id })) ?? undefined;
        },

        /** Sends one again, the same bytes under the same id, unless its turn is now or its content is forgotten. */
        async again(id: string): Promise<DeliveryDoc | undefined> {
          await deliveries.updateOne(
            { site, id, lease: { $exists: false }, stripped: { $exists: false } },
            [
              {
                $set: {
                  due_at: '$$NOW',
                  done_at: '$$REMOVE',
                  skipped_because: '$$REMOVE',
                  by_hand: true,
                  tries: 0,
                  status: { $cond: [{ $eq: ['$status', 'failing'] }, 'failing', 'pending'] },
                },
              },
            ],
          );
          return this.get(id);
        },

        /** Lets what was given up since then, or was over in any way, be due again; the same bytes, the same ids. */
        async againSince(
          endpoint: string,
          since: Date,
          which: 'failed' | 'all' = 'failed',
        ): Promise<number> {
          const { modifiedCount } = await deliveries.updateMany(
            {
              site,
              endpoint,
              status: { $in: which === 'all' ? ['failed', 'delivered'] : ['failed'] },
              created_at: { $gte: since },
              lease: { $exists: false },
              stripped: { $exists: false },
            },
            [
              {
                $set: {
                  due_at: '$$NOW',
                  done_at: '$$REMOVE',
                  tries: 0,
                  status: { $cond: [{ $eq: ['$status', 'failed'] }, 'failing', 'pending'] },
                },
              },
            ],
          );
          return modifiedCount;
        },

        async removeAllOf(endpoint: string): Promise<void> {
          await deliveries.deleteMany({ site, endpoint });
        },
      };
    },
  };
}
export type DeliveryStore = ReturnType<typeof deliveryStore>;
