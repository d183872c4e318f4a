import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf } from '../database.ts';

/** A hashed file of a release, as it was built. */
export interface Chunk {
  /** Below `/widget/`, such as `chunks/panel-DlloAzvO.js`. */
  name: string;
  body: Buffer;
}

interface ReleaseDoc {
  /** A hash of its chunks' names, which are hashes of what is in them. */
  _id: string;
  /** When it was last deployed. */
  at: Date;
  chunks: { name: string; body: Buffer | mongo.Binary }[];
}

/** The one before and the one before that stay served (contract §1). */
const KEPT_RELEASES = 3;

const schema = new Schema({ _id: String }, { versionKey: false, strict: false });
schema.index({ 'chunks.name': 1 });

/**
 * The collection `widget_releases`: in the database, so that every process has the files of every
 * release, whatever disk it runs on, and a process of the old release serves a loader of the new.
 */
export function releaseStore(connection: Connection) {
  const releases = collectionOf<ReleaseDoc>(connection, 'WidgetRelease', schema, 'widget_releases');

  return {
    /** Makes `id` the newest release and forgets those that are older than the two before it. */
    async deploy(id: string, chunks: readonly Chunk[], at: Date): Promise<void> {
      await releases.updateOne(
        { _id: id },
        { $set: { at }, $setOnInsert: { chunks: [...chunks] } },
        { upsert: true },
      );
      const old = await releases
        .find({}, { projection: { _id: 1 } })
        .sort({ at: -1, _id: 1 })
        .skip(KEPT_RELEASES)
        .toArray();
      await releases.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
    },

    /** Every name of every kept release. */
    async names(): Promise<Set<string>> {
      const all = await releases.find({}, { projection: { 'chunks.name': 1 } }).toArray();
      return new Set(all.flatMap(({ chunks }) => chunks.map(({ name }) => name)));
    },

    async find(name: string): Promise<Buffer | undefined> {
      const projection = { chunks: { $elemMatch: { name } } };
      const body = (await releases.findOne({ 'chunks.name': name }, { projection }))?.chunks[0]
        ?.body;
      return body && Buffer.from('buffer' in body && !Buffer.isBuffer(body) ? body.buffer : body);
    },
  };
}
export type ReleaseStore = ReturnType<typeof releaseStore>;
