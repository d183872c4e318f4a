import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import mongoose from 'mongoose';

/** The parts of the driver's connection that matter here. */
interface DriverConnection extends EventEmitter {
  closed: boolean;
  error?: Error;
  writeCommand(this: DriverConnection, ...args: unknown[]): Promise<void>;
}

const { MongoNetworkError } = mongoose.mongo;
const MENDED = Symbol('mended');

const networkError = (cause: unknown): Error => {
  if (cause instanceof mongoose.mongo.MongoError) return cause;
  const why = cause instanceof Error ? cause.message : 'the connection was closed';
  return new MongoNetworkError(why, { cause: cause instanceof Error ? cause : new Error(why) });
};

/**
 * The driver (7.8) waits for `drain` after a write that did not fit the socket's buffer. A socket
 * that is destroyed meanwhile says neither `drain` nor `error`, and the command waits for ever, and
 * with it whatever waits for the command: seen once in some twenty kills of the engine under load.
 * Where it says `error`, that is no MongoDB error, and a retry or a 503 does not follow. Here such a
 * write ends with its connection, with the driver's own network error.
 */
export function mendDriver(): void {
  const require = createRequire(import.meta.url);
  const ofMongoose = createRequire(require.resolve('mongoose'));
  const { Connection } = ofMongoose('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection & { [MENDED]?: true } };
  };
  const { prototype } = Connection;
  if (prototype[MENDED]) return;
  prototype[MENDED] = true;
  const { writeCommand } = prototype;
  prototype.writeCommand = function (...args) {
    return new Promise((resolve, reject) => {
      const onClose = (): void => reject(networkError(this.error));
      const stopListening = (): void => void this.off('close', onClose);
      this.once('close', onClose);
      writeCommand.apply(this, args).then(
        () => {
          stopListening();
          resolve();
        },
        (error: unknown) => {
          stopListening();
          reject(networkError(error));
        },
      );
      // Closed before we listened: nobody will say so again.
      if (this.closed) {
        stopListening();
        reject(networkError(this.error));
      }
    });
  };
}
