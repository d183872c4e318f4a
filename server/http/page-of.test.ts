import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNT_UP_TO, pageOf, pageOfAll, skipOf } from './page-of.ts';

const rows = Array.from({ length: 11 }, (_, index) => index);
const asked = { page: 1, limit: 10 };

test('a page tells whether there is more, and where it goes on', () => {
  const page = pageOf(asked, 25, rows, (row) => row * 2, String);
  assert.deepEqual(page, {
    data: rows.slice(0, 10).map((row) => row * 2),
    total: 25,
    total_relation: 'eq',
    page: 1,
    pages: 3,
    next_cursor: '9',
  });
  assert.equal(pageOf(asked, 10, rows.slice(0, 10), String, String).next_cursor, null);
});

test('past 10,000 a total is no more exact, and only a cursor goes on', () => {
  const page = pageOf(asked, COUNT_UP_TO, rows, String);
  assert.deepEqual([page.total, page.total_relation, page.pages], [10_000, 'gte', 1_000]);
  assert.equal(skipOf({ page: 1_000, limit: 10 }), 9_990);
  assert.throws(() => skipOf({ page: 1_001, limit: 10 }), { code: 'use_cursor' });
});

test('a list of nothing has one page, whichever list it is', () => {
  for (const page of [pageOf(asked, 0, [], String), pageOfAll([], asked)])
    assert.deepEqual([page.data, page.total, page.pages], [[], 0, 1]);
});
