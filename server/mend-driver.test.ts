import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { isDatabaseError, isOutage } from './database-errors.ts';
import { mendDriver } from './mend-driver.ts';

interface Write {
  closed: boolean;
  socket: EventEmitter & { write(bytes: unknown): boolean };
  emit(name: string): void;
  write(): Promise<void>;
}

/** The driver's own write, on a socket whose buffer is full. */
function pendingWrite(): Write {
  mendDriver();
  const require = createRequire(createRequire(import.meta.url).resolve('mongoose'));
  const { Connection } = require('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: { writeCommand(...args: unknown[]): Promise<void> } };
  };
  const socket = Object.assign(new EventEmitter(), { write: () => false });
  const connection = Object.assign(new EventEmitter(), { closed: false, socket });
  const command = { toBin: () => [Buffer.alloc(1)] };
  return Object.assign(connection, {
    write: () =>
      Connection.prototype.writeCommand.call(connection, command, { agreedCompressor: 'none' }),
  }) as unknown as Write;
}

const isNetworkError = (error: unknown): boolean => isOutage(error) && isDatabaseError(error);

test('a write that waits for its socket ends when the connection is closed under it', async () => {
  const connection = pendingWrite();
  const written = connection.write();
  await new Promise(setImmediate);
  connection.closed = true;
  connection.emit('close');
  await assert.rejects(written, isNetworkError);
});

test('a write on a connection that is closed already fails', async () => {
  const connection = pendingWrite();
  connection.closed = true;
  await assert.rejects(connection.write(), isNetworkError);
});

test('an error of the socket is an outage of the database', async () => {
  const connection = pendingWrite();
  const written = connection.write();
  await new Promise(setImmediate);
  connection.socket.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  await assert.rejects(written, isNetworkError);
});

test('a write that drains is written', async () => {
  const connection = pendingWrite();
  const written = connection.write();
  await new Promise(setImmediate);
  connection.socket.emit('drain');
  await written;
});
