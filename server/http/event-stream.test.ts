import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import Koa from 'koa';
import { openEventStream, type EventStream } from './event-stream.ts';

/** More than a reader may leave lying around, in one message. */
const CHUNK = 'x'.repeat(16 * 1024);
/** What the kernels on both ends of a connection may hold besides; far more than they do. */
const ENOUGH_CHUNKS = 4096;

const opened: { stream: EventStream; bytes: () => number }[] = [];
const app = new Koa();
app.use((ctx) => {
  const stream = openEventStream(ctx);
  opened.push({ stream, bytes: () => ctx.res.writableLength });
});
const server = createServer(app.callback());
let port = 0;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const listen = async () => {
  const count = opened.length;
  const sent = request({ port, host: '127.0.0.1', path: '/' });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const here = opened[count] ?? assert.fail('nothing was opened');
  return { answer, ...here };
};
const tick = () => new Promise((resolve) => setImmediate(resolve));

test('a reader that stops reading is closed once 64 KB wait for it; others go on', async () => {
  const slow = await listen();
  const quick = await listen();
  slow.answer.pause();
  const left = once(slow.answer, 'close').catch(() => undefined);
  let closed = false;
  slow.stream.onClose(() => {
    closed = true;
  });
  let heard = 0;
  quick.answer.on('data', (part: Buffer) => {
    heard += part.length;
  });
  let most = 0;
  let sent = 0;
  while (!closed && sent < ENOUGH_CHUNKS) {
    sent += 1;
    const before = heard;
    for (const { stream } of [slow, quick]) stream.send({ data: CHUNK });
    most = Math.max(most, slow.bytes());
    while (heard < before + CHUNK.length) await once(quick.answer, 'data');
  }
  assert.ok(closed, `still open after ${sent} messages`);
  assert.ok(most < 64 * 1024 + 2 * CHUNK.length, `${most} bytes waited`);
  slow.stream.send({ data: 'nobody is there' });
  slow.answer.resume();
  await left;

  const told = once(quick.answer, 'data') as Promise<[Buffer]>;
  quick.stream.send({ id: '7', data: 'last' });
  assert.equal(String((await told)[0]), 'id: 7\ndata: "last"\n\n');
  quick.answer.destroy();
});

test('says what ended before anybody listened for it', async () => {
  const { answer, stream } = await listen();
  const closing = once(answer, 'close').catch(() => undefined);
  stream.close();
  await closing;
  await tick();
  let told = false;
  stream.onClose(() => {
    told = true;
  });
  assert.ok(told);
});
