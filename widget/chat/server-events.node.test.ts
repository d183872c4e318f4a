import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, integer, property } from 'fast-check';
import { createEventParser, readEvents, type ServerEvent } from './server-events.ts';

const STREAM =
  ': open\n\nevent: message\nid: 1\ndata: {"a":\ndata: 1}\n\n: \n\nevent: typing\r\ndata: {}\r\n\r\ndata:no space\n\n';
const EVENTS = [
  { event: 'comment', data: 'open' },
  { event: 'message', data: '{"a":\n1}' },
  { event: 'comment', data: '' },
  { event: 'typing', data: '{}' },
  { event: 'message', data: 'no space' },
];

test('finds the events however the text is cut', () => {
  check(
    property(
      integer({ min: 0, max: STREAM.length }),
      integer({ min: 0, max: STREAM.length }),
      (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const seen: ServerEvent[] = [];
        const parse = createEventParser((event) => seen.push(event));
        for (const piece of [
          STREAM.slice(0, first),
          STREAM.slice(first, second),
          STREAM.slice(second),
        ])
          parse(piece);
        assert.deepEqual(seen, EVENTS);
      },
    ),
    { numRuns: 500 },
  );
});

test('reads a body to its end, letters cut in two included', async () => {
  const bytes = new TextEncoder().encode('data: héllo 👋\n\n');
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const seen: ServerEvent[] = [];
  await readEvents(body, (event) => seen.push(event));
  assert.deepEqual(seen, [{ event: 'message', data: 'héllo 👋' }]);
});
