import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import Koa from 'koa';
import { pino } from 'pino';
import { answerErrors } from './errors-middleware.ts';
import { readJson } from './read-json.ts';

const CAP = 64 * 1024;
const MEGABYTE = 2 ** 20;

const app = new Koa();
app.silent = true;
app.use(answerErrors(pino({ level: 'silent' })));
app.use(async (ctx) => {
  ctx.body = { read: await readJson(ctx) };
});
const server = createServer(app.callback());
before(async () => {
  // Nothing else closes a connection here.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** A request whose body goes out piece by piece, without its length. */
function begin(type = 'text/plain') {
  const { port } = server.address() as AddressInfo;
  const headers = { 'content-type': type };
  const sent = request({ port, host: '127.0.0.1', method: 'POST', headers });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  // Once it is answered, that the connection ends is no news.
  sent.on('error', () => undefined).on('response', (answer) => answer.resume());
  return { sent, answered };
}

test('what is larger than the cap is refused while it is read, whatever it says of its length', async () => {
  const { sent, answered } = begin();
  sent.write(`"${'x'.repeat(CAP)}`);
  const [answer] = await answered;
  assert.equal(answer.statusCode, 413);
});

test('who goes on sending what was refused is cut off', async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const say = (bytes: number): void =>
    void socket.write(`${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`);
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n');
  socket.write('Transfer-Encoding: chunked\r\n\r\n');
  say(CAP + 1);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  assert.match(answer.toString(), /^HTTP\/1\.1 413 /);
  say(2 * MEGABYTE);
  await closed;
});

test('what is as large as the cap is read, and what is no JSON is refused', async () => {
  const { sent, answered } = begin('application/json');
  sent.write(`"${'x'.repeat(CAP - 2)}`);
  sent.end('"');
  assert.equal((await answered)[0].statusCode, 200);
  for (const body of ['', '{', '\u0000', '{"a":1', 'undefined']) {
    const other = begin();
    other.sent.end(body);
    assert.equal((await other.answered)[0].statusCode, 400, JSON.stringify(body));
  }
});
