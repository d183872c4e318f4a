import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mongo } from 'mongoose';
import { emptyState } from './fold/state.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import { fromRecord, toRecord } from './visitor-record.ts';
import { visitorDoc } from './testing/visitor-doc.ts';

const throughBson = (doc: VisitorDoc): VisitorDoc =>
  fromRecord(mongo.BSON.deserialize(mongo.BSON.serialize(toRecord(doc))) as never);

test('a document comes back from the database as it was', () => {
  const bare = visitorDoc('v_bare');
  const full = visitorDoc('v_full', {
    base: { ...emptyState({ pages: [], signals: [] }), events: 3 },
    through: new Date(5),
    unsettled: ['e1'],
    email: 'jane@acme.com',
    intent_due: new Date(7),
    words: ['acme', 'jane'],
    members: ['v_1'],
    company: {
      domain: 'acme.com',
      confidence: 'high',
      source: 'offline',
      at: new Date(9),
    },
  });
  const trait = { at: 1, seq: 0, id: 'e', key: '__proto__', value: { a: [null, 'ü', -1.5] } };
  const state = { ...emptyState({ pages: [], signals: [] }), firstAt: 1 };
  state.identities = [{ email: '', verified: false, last: trait, traits: [trait] }];
  for (const doc of [bare, full, { ...bare, state }]) assert.deepEqual(throughBson(doc), doc);
});

test('a record has no field of nulls, so that those do not share one empty list', () => {
  const record = toRecord(visitorDoc('v_bare'));
  assert.deepEqual(
    Object.entries(record).filter(([, value]) => value === null),
    [],
  );
  fromRecord(record).notices.push({} as never);
  assert.deepEqual(fromRecord(record).notices, []);
});

test('a state that was stored as an object is read as it is', () => {
  const doc = visitorDoc('v_old');
  assert.deepEqual(fromRecord(doc as never), doc);
});
