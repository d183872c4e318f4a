import { mongo } from 'mongoose';

/** What a unique index says, as a code of a server's or a write's error. */
export const DUPLICATE_KEY = 11_000;

/** What a read says that came to its `maxTimeMS`. */
const MAX_TIME_EXPIRED = 50;

/** Whether nothing but unique indexes refused a write, or every one of those that were refused. */
export const isDuplicateKey = (error: unknown): boolean => {
  const found = (error ?? {}) as {
    code?: unknown;
    writeErrors?: { code: unknown } | { code: unknown }[];
  };
  const errors = found.writeErrors === undefined ? [found] : [found.writeErrors].flat();
  return errors.length > 0 && errors.every(({ code }) => code === DUPLICATE_KEY);
};

/** Whether an error came from MongoDB or the way to it, and not from our own logic. */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof Error && (error.name.startsWith('Mongo') || error.name === 'PoolClearedError');

/** Whether the database has answered with it: what is not done by then will not be done. */
export const isAnswer = (error: unknown): boolean => error instanceof mongo.MongoServerError;

/** Whether a read came to the time that it was given (`maxTimeMS`): there was too much to look at. */
export const isTimeLimit = (error: unknown): boolean =>
  isDatabaseError(error) && (error as { code?: unknown }).code === MAX_TIME_EXPIRED;

const OUTAGES =
  /^(MongoNetwork|MongoServerSelection|MongoNotConnected|MongoTopologyClosed|PoolCleared|MongoPool)/;

/**
 * What a database says that is there and does not do what it is for: it shuts down, is a replica
 * without a primary, is read-only to us, has no disk left, waited for its replicas in vain, or
 * took longer than it was given.
 */
const REFUSALS: ReadonlySet<unknown> = new Set([
  13, // Unauthorized
  MAX_TIME_EXPIRED,
  64, // WriteConcernTimeout
  91, // ShutdownInProgress
  133, // FailedToSatisfyReadPreference
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  371, // UserWritesBlocked
  8_000, // AtlasError: over quota
  10_107, // NotWritablePrimary
  11_600, // InterruptedAtShutdown
  11_602, // InterruptedDueToReplStateChange
  13_388, // StaleConfig
  13_435, // NotPrimaryNoSecondaryOk
  13_436, // NotPrimaryOrSecondary
  14_031, // OutOfDiskSpace
]);

/** Whether the database cannot be reached right now, or cannot do its work. */
export const isOutage = (error: unknown): boolean =>
  error instanceof Error &&
  (OUTAGES.test(error.name) ||
    (isDatabaseError(error) && REFUSALS.has((error as { code?: unknown }).code)));
