import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mongo } from 'mongoose';
import { isOutage, isTimeLimit } from './database-errors.ts';

const saying = (code: number): Error => new mongo.MongoServerError({ message: 'no', code });

test('a read that came to its time limit is told from an outage, and is no fault of ours', () => {
  assert.ok(isTimeLimit(saying(50)));
  assert.ok(isOutage(saying(50)), 'answered 503 wherever nobody knows better');
  assert.ok(!isTimeLimit(saying(189)));
  assert.ok(!isTimeLimit(Object.assign(new Error('no'), { code: 50 })), "not the database's");
  assert.ok(!isOutage(saying(2)));
});
