import mongoose from 'mongoose';
import type { Intercept } from './proxy.ts';

const { BSON } = mongoose.mongo;

/** What a database answers to a write that it may not, or will not, carry out. */
export interface Refusal {
  code: number;
  codeName: string;
  errmsg: string;
}

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const FLAG_BYTES = 4;

/** Whole messages at the beginning of these bytes, and what is left. */
function takeMessages(bytes: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = [];
  let at = 0;
  while (bytes.length - at >= 4 && bytes.length - at >= bytes.readInt32LE(at)) {
    messages.push(bytes.subarray(at, at + bytes.readInt32LE(at)));
    at += bytes.readInt32LE(at);
  }
  return { messages, rest: bytes.subarray(at) };
}

/** The command of a message, from its section of kind 0. */
function commandOf(message: Buffer): string | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  let at = HEADER_BYTES + FLAG_BYTES;
  while (at < message.length && message[at] !== 0) at += 1 + message.readInt32LE(at + 1);
  const size = message.readInt32LE(at + 1);
  return Object.keys(BSON.deserialize(message.subarray(at + 1, at + 1 + size)))[0];
}

function answerTo(message: Buffer, refusal: Refusal): Buffer {
  const document = BSON.serialize({ ok: 0, ...refusal });
  const answer = Buffer.alloc(HEADER_BYTES + FLAG_BYTES + 1 + document.length);
  answer.writeInt32LE(answer.length, 0);
  answer.writeInt32LE(message.readInt32LE(4), 8);
  answer.writeInt32LE(OP_MSG, 12);
  answer.set(document, HEADER_BYTES + FLAG_BYTES + 1);
  return answer;
}

/** In a proxy before a database: answers every write with a refusal while there is one. */
export function refuseWrites(refusal: () => Refusal | undefined): () => Intercept {
  return () => {
    let waiting = Buffer.alloc(0);
    return (said, answer) => {
      const { messages, rest } = takeMessages(Buffer.concat([waiting, said]));
      waiting = Buffer.from(rest);
      return Buffer.concat(
        messages.filter((message) => {
          const refused = refusal();
          if (!refused || !WRITES.has(commandOf(message) ?? '')) return true;
          answer(answerTo(message, refused));
          return false;
        }),
      );
    };
  };
}
