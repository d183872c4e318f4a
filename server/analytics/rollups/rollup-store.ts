import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf, UNFLUSHED } from '../../database.ts';
import { rollupPrefix, type RollupCounts, type RollupDoc } from './rollup-doc.ts';
import { COUNTERS } from './tally.ts';

const schemaOf = (): Schema => {
  const schema = new Schema(
    { _id: String, site: { type: String, required: true }, zone: String, at: Date, day: String },
    { versionKey: false, strict: false },
  );
  schema.index({ due: 1 }, { partialFilterExpression: { due: { $exists: true } } });
  return schema;
};

/** Something that happens to a rollup, whether it is there or not. */
export interface Touch {
  doc: Pick<RollupDoc, '_id' | 'site' | 'zone' | 'at' | 'day'>;
  /** Counts to add, by field. */
  inc?: Record<string, number>;
  /** Sketches to put in their place, by field. */
  set?: Record<string, Buffer>;
  /** When it is to be recounted at the latest. */
  due: Date;
  /** Changes its mark, so that a recount which began before this does not take it off. */
  mark?: string;
  /** Not before `due` either: what the reason for it is will happen meanwhile. */
  notBefore?: true;
}

const writeOf = ({ doc, inc, set, due, mark, notBefore }: Touch): mongo.AnyBulkWriteOperation => {
  const { _id, ...rest } = doc;
  const adds = inc !== undefined && Object.keys(inc).length > 0;
  const fields = {
    ...set,
    ...(adds || set ? { counted: randomUUID() } : {}),
    ...(mark === undefined ? {} : { mark }),
    ...(notBefore ? { due } : {}),
  };
  const update = {
    $setOnInsert: rest,
    ...(adds ? { $inc: inc } : {}),
    ...(Object.keys(fields).length > 0 ? { $set: fields } : {}),
    ...(notBefore ? {} : { $min: { due } }),
  };
  return { updateOne: { filter: { _id: _id as never }, update, upsert: true } };
};

const TOTALS = Object.fromEntries(
  [...COUNTERS, 'visitors', 'sessions', 'at', 'day', 'version', 'counted'].map((field) => [
    field,
    1,
  ]),
);

/** Rollups kept in memory: half a year of a site's days, at some 50 KB. */
const KEPT = 200;

/** Whether a rollup is as it was: nothing was added to it, and it was not recounted. */
const isAsKnown = (known: RollupDoc, { version, counted }: RollupDoc): boolean =>
  known.version === version && known.counted === counted;

/**
 * The collection `rollup_hours` or `rollup_days`. A rollup carries its own mark: `due` says when it
 * is recounted, `mark` changes with every reason to, `version` with every recount.
 */
export function rollupStore(connection: Connection, unit: 'hours' | 'days') {
  const name = unit === 'hours' ? 'RollupHour' : 'RollupDay';
  const rollups = collectionOf<RollupDoc>(connection, name, schemaOf(), `rollup_${unit}`);
  const read = { promoteBuffers: true } as const;
  const known = new LRUCache<string, RollupDoc>({ max: KEPT });

  /** Reads some, and from the database those that are not as they were when last read. */
  const readSome = async (
    filter: mongo.Filter<RollupDoc>,
    what: 'all' | 'totals',
  ): Promise<RollupDoc[]> => {
    const now = await rollups
      .find(filter, { projection: { version: 1, counted: 1 } })
      .sort({ _id: 1 })
      .toArray();
    const keyOf = ({ _id }: RollupDoc): string => `${what} ${_id}`;
    const found = new Map<string, RollupDoc>();
    const changed: string[] = [];
    for (const one of now) {
      const before = known.get(keyOf(one));
      if (before && isAsKnown(before, one)) found.set(one._id, before);
      else changed.push(one._id);
    }
    if (changed.length > 0) {
      const projection = what === 'totals' ? { projection: TOTALS } : {};
      for await (const doc of rollups.find({ _id: { $in: changed } }, { ...read, ...projection })) {
        known.set(keyOf(doc), doc);
        found.set(doc._id, doc);
      }
    }
    return now.flatMap(({ _id }) => found.get(_id) ?? []);
  };

  return {
    /** All of them in one write that waits for no flush: the pending batch goes after it. */
    async touch(touches: readonly Touch[]): Promise<void> {
      if (touches.length === 0) return;
      await rollups.bulkWrite(touches.map(writeOf) as mongo.AnyBulkWriteOperation<RollupDoc>[], {
        ordered: false,
        writeConcern: UNFLUSHED,
      });
    },

    /** Takes one that is due, and nobody else does until the lease is over. */
    async claim(now: number, leaseMs: number): Promise<RollupDoc | undefined> {
      const claimed = await rollups.findOneAndUpdate(
        { due: { $lte: new Date(now) } },
        { $set: { due: new Date(now + leaseMs) } },
        { sort: { due: 1 }, returnDocument: 'after', writeConcern: UNFLUSHED, ...read },
      );
      return claimed ?? undefined;
    },

    /** Puts counts in place that nothing else counts. */
    async put(doc: Touch['doc'], counts: RollupCounts, version: string): Promise<void> {
      const { _id, ...rest } = doc;
      await rollups.updateOne(
        { _id },
        { $setOnInsert: rest, $set: { ...counts, version } },
        { upsert: true, writeConcern: UNFLUSHED },
      );
    },

    /**
     * Puts a recount in place, unless another one was put there, or something was added, since it
     * was claimed. Keeps the mark.
     */
    async replace(was: RollupDoc, counts: RollupCounts, version: string): Promise<boolean> {
      const { matchedCount } = await rollups.updateOne(
        {
          _id: was._id,
          version: was.version ?? (null as never),
          counted: was.counted ?? (null as never),
        },
        { $set: { ...counts, version } },
        { writeConcern: UNFLUSHED },
      );
      return matchedCount === 1;
    },

    /**
     * The recount is done: takes the mark off where it and `due` are as claimed, so that whatever
     * came meanwhile is a reason for another one.
     * @param next when it is to be recounted all the same; undefined for never
     */
    async settle(claimed: RollupDoc, version: string | undefined, next?: number): Promise<void> {
      const asRead = {
        _id: claimed._id,
        mark: claimed.mark ?? (null as never),
        version: version ?? (null as never),
        ...(next === undefined && claimed.due ? { due: claimed.due } : {}),
      };
      const update =
        next === undefined
          ? { $unset: { mark: '' as const, due: '' as const } }
          : { $set: { due: new Date(next) }, $unset: { mark: '' as const } };
      await rollups.updateOne(asRead, update, { writeConcern: UNFLUSHED });
    },

    /** Some of those that nothing is due for. */
    sample(size: number): Promise<RollupDoc[]> {
      return rollups
        .aggregate<RollupDoc>(
          [{ $sample: { size } }, { $match: { due: { $exists: false } } }],
          read,
        )
        .toArray();
    },

    async get(id: string): Promise<RollupDoc | undefined> {
      return (await rollups.findOne({ _id: id }, read)) ?? undefined;
    },

    forSite({ site }: { site: string }) {
      /** Names sort as moments do; `;` comes after `:`, so that all of a zone is a range, too. */
      const within = (zone: string, from?: string, to?: string) => ({
        _id: {
          $gte: from ?? rollupPrefix(site, zone),
          $lt: to ?? rollupPrefix(site, zone).replace(/:$/, ';'),
        },
      });
      return {
        /** Those whose `_id` lies in [from, to), in order. */
        range(
          zone: string,
          from: string,
          to: string,
          what: 'all' | 'totals',
        ): Promise<RollupDoc[]> {
          return readSome(within(zone, from, to), what);
        },

        /** All of a zone; the due ones only, where asked. */
        all(zone: string, due: boolean): AsyncIterable<RollupDoc> {
          const filter = { ...within(zone), ...(due ? { due: { $exists: true } } : {}) };
          return rollups.find(filter, { ...read, batchSize: 100 }).sort({ _id: 1 });
        },

        /** Has all of a zone recounted. */
        async markAll(zone: string, due: Date, mark: string): Promise<void> {
          await rollups.updateMany(
            within(zone),
            { $set: { mark }, $min: { due } },
            { writeConcern: UNFLUSHED },
          );
        },

        /** Lets go of all of a zone. */
        async drop(zone: string): Promise<void> {
          await rollups.deleteMany(within(zone), { writeConcern: UNFLUSHED });
        },
      };
    },
  };
}
export type RollupStore = ReturnType<typeof rollupStore>;
