import { mongo } from 'mongoose';

/** What the driver says that repeats nothing of a name or password. */
const TELLING =
  /^(options? \w{1,40} (is|are) not supported|Password contains unescaped characters|mongodb\+srv URI cannot have port number|Expected \w+ to be stringified int value)/;

/**
 * Why a connection string cannot be one, undefined where it can; asks nobody. Said without anything
 * of the string that may be secret.
 */
export function problemOfUri(uri: string): string | undefined {
  try {
    void new mongo.MongoClient(uri);
    return undefined;
  } catch (error) {
    const why = TELLING.exec(error instanceof Error ? error.message : '')?.[0];
    return why === undefined
      ? 'is not a connection string of MongoDB (special characters of a password have to be percent-encoded)'
      : `is not a connection string of MongoDB: ${why}`;
  }
}
