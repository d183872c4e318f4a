import { setTimeout as delay } from 'node:timers/promises';
import mongoose, { type Connection, type mongo, type Schema } from 'mongoose';
import { mendDriver } from './mend-driver.ts';
import { StartError } from './start/start-error.ts';

const SELECTION_TIMEOUT_MS = 5_000;

/**
 * Connects to MongoDB; every write waits for the journal, because 202 means "on disk". Writes that
 * are to be as safe as that name no write concern of their own. Throws StartError.
 */
export async function connectDatabase(uri: string): Promise<Connection> {
  mendDriver();
  const connection = mongoose.createConnection(uri, {
    // Not parsed as a URL: socket paths and lists of hosts are none.
    dbName: /^[^/]+\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? 'clarm',
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    maxPoolSize: 20,
    writeConcern: { w: (await isStandalone(uri)) ? 1 : 'majority', journal: true },
  });
  return connection.asPromise();
}

/**
 * Whether there is one server and no replica set. Newer MongoDB only nudges the journal for
 * `w: "majority"` and then waits for the replicas; where there are none, it waits for nothing
 * (measured on 9.0: acknowledged documents were lost in most kills, none with `w: 1, j: true`).
 */
async function isStandalone(uri: string): Promise<boolean> {
  const client = new mongoose.mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
  });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    return hello['setName'] === undefined && hello['msg'] !== 'isdbgrid';
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The database cannot be reached (${why}). Is MONGODB_URI right?`, 1, {
      cause: error,
    });
  } finally {
    await client.close();
  }
}

/**
 * For writes that wait for no flush: projections and what leads to them. They lie in the same log
 * as what comes after them, so a crash loses a tail of it and never a middle: where the deletion of
 * a pending batch is on disk, so is every write before it.
 */
export const UNFLUSHED = { w: 1 } as const;

/**
 * The collection of a model, typed by what lies in it: stores write and read through it, and hydrate
 * no documents.
 */
export const collectionOf = <T extends mongo.Document>(
  connection: Connection,
  model: string,
  schema: Schema,
  collection: string,
): mongo.Collection<T> =>
  connection.model(model, schema, collection).collection as unknown as mongo.Collection<T>;

/** Indexes of earlier releases that nothing reads any more, by collection: a write pays for each. */
const RETIRED: Readonly<Record<string, readonly string[]>> = {
  visitors: [
    'site_1_listed_1_last_seen_-1_visitor_id_-1',
    'site_1_listed_1_intent_-1_visitor_id_-1',
    'site_1_listed_1_first_seen_-1_visitor_id_-1',
    'site_1_words_1',
    'site_1_company.domain_1_last_seen_-1_visitor_id_-1',
    'site_1_email_1_identity_1_last_seen_-1',
  ],
};
/** The index is there under this name, with other keys or other options. */
const CONFLICTS: ReadonlySet<unknown> = new Set([85, 86]);

const OUT_OF_DISK_SPACE = 14_031;

/**
 * Creates every index of every model registered on the connection, and drops those of before.
 * @throws StartError where the database's disk is full
 */
export async function createIndexes(connection: Connection): Promise<void> {
  await Promise.all(
    Object.values(connection.models).map(async ({ collection, schema }) => {
      for (const [key, options] of schema.indexes()) {
        const { background: _default, ...given } = options as mongoose.IndexOptions;
        const create = () =>
          collection.createIndex(
            key as mongoose.mongo.IndexSpecification,
            given as mongoose.mongo.CreateIndexesOptions,
          );
        await create().catch(async (error: unknown) => {
          const { code, message } = error as { code?: unknown; message?: string };
          if (code === OUT_OF_DISK_SPACE)
            throw new StartError(`The disk of the database is full: ${message}`);
          if (!CONFLICTS.has(code)) throw error;
          await collection.dropIndex(given.name ?? indexName(key)).catch(() => undefined);
          await create();
        });
      }
      for (const name of RETIRED[collection.name] ?? [])
        await collection.dropIndex(name).catch(() => undefined);
    }),
  );
}

const indexName = (key: object): string => Object.entries(key).flat().join('_');

/** A probe is answered within the second that probes are commonly given, or it was. */
const PROBE_MS = 900;

/**
 * Whether the database answers right now; one that hangs does not. The time is our own: where every
 * connection waits for an answer, the driver's does not end the wait for one of them.
 */
export async function isReachable(connection: Connection): Promise<boolean> {
  const answers = async (): Promise<boolean> => {
    try {
      await connection.db?.command({ ping: 1 }, { timeoutMS: PROBE_MS });
      return connection.readyState === 1;
    } catch {
      return false;
    }
  };
  return Promise.race([answers(), delay(PROBE_MS, false, { ref: false })]);
}
