import assert from 'node:assert/strict';
import test from 'node:test';
import mongoose from 'mongoose';
import { journalWrites } from './journal-writes.mjs';

const { BSON } = mongoose.mongo;

/** An OP_MSG as the driver frames it: the command, then one sequence of documents. */
function message(command: object, documents: object[] = []): Buffer {
  const body = Buffer.concat([Buffer.from([0]), BSON.serialize(command)]);
  const items = Buffer.concat(documents.map((document) => BSON.serialize(document)));
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + 'documents\0'.length + items.length);
  const sequence = Buffer.concat([Buffer.from([1]), size, Buffer.from('documents\0'), items]);
  const header = Buffer.alloc(20);
  header.writeInt32LE(2013, 12);
  const whole = Buffer.concat([header, body, ...(documents.length > 0 ? [sequence] : [])]);
  whole.writeInt32LE(whole.length, 0);
  return whole;
}

const OF_EVERY_TYPE = {
  double: 1.5,
  string: 'majority',
  document: { w: 'majority' },
  array: [1, 'two'],
  binary: Buffer.from('majority\0'),
  id: new BSON.ObjectId(),
  yes: true,
  date: new Date(0),
  nothing: null,
  pattern: /a+/i,
  code: new BSON.Code('1', { w: 'majority' }),
  int: new BSON.Int32(1),
  stamp: new BSON.Timestamp(1n),
  long: BSON.Long.fromNumber(2 ** 40),
  decimal: BSON.Decimal128.fromString('1.5'),
  least: new BSON.MinKey(),
  most: new BSON.MaxKey(),
};

test('asks for the journal instead of a majority, wherever it stands in the command', () => {
  const rest = { ...OF_EVERY_TYPE, $db: 'clarm' };
  const asked = { w: 'majority', j: true, wtimeout: 1000 };
  const documents = [{ text: 'majority' }];
  for (const place of [
    (writeConcern: object) => ({ insert: 'things', writeConcern, ...rest }),
    (writeConcern: object) => ({ insert: 'things', ...rest, writeConcern }),
  ]) {
    assert.deepEqual(
      journalWrites(message(place(asked), documents)),
      message(place({ w: new BSON.Int32(1), j: true }), documents),
    );
  }
});

test('leaves every other message alone, whatever a visitor has written into it', () => {
  const forged = Buffer.from('\u0003writeConcern\0\x20\0\0\0\u0002w\0\x09\0\0\0majority\0');
  for (const same of [
    message({ insert: 'things', writeConcern: { w: 1, j: true }, text: 'majority' }, [{ a: 1 }]),
    message({ insert: 'things', writeConcern: { w: 0 }, text: forged.toString() }, [{ forged }]),
    message({ find: 'things', filter: { writeConcern: { w: 'majority' } } }),
    message({ ping: 1 }),
  ]) {
    assert.equal(journalWrites(same), same);
  }
});
