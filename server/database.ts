import mongoose, { type Connection } from 'mongoose';

/** Connects to MongoDB; every write waits for the journal, because 202 means "on disk". */
export async function connectDatabase(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    // Not parsed as a URL: socket paths and lists of hosts are none.
    dbName: /^[^/]+\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? 'clarm',
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 20,
    writeConcern: { w: 'majority', journal: true },
  });
  return connection.asPromise();
}

/** Creates every index of every model registered on the connection. */
export async function createIndexes(connection: Connection): Promise<void> {
  await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()));
}

/** Whether an error came from MongoDB or the way to it, and not from our own logic. */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof Error && (error.name.startsWith('Mongo') || error.name === 'PoolClearedError');

const OUTAGES =
  /^(MongoNetwork|MongoServerSelection|MongoNotConnected|MongoTopologyClosed|PoolCleared|MongoPool)/;

/** Whether the database cannot be reached right now. */
export const isOutage = (error: unknown): boolean =>
  error instanceof Error && OUTAGES.test(error.name);
