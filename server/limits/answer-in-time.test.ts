import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { answerInTime } from './answer-in-time.ts';

const HASTY_MS = 10_000;
const PATIENT_MS = 30_000;

async function serve(t: TestContext, handle: RequestListener) {
  let time = 0;
  let look = (): void => undefined;
  const repeat = (given: () => void): void => void (look = given);
  const server = createServer(answerInTime(handle, { now: () => time, repeat }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    pass(ms: number): void {
      look();
      time += ms;
      look();
    },
    begin(path: string) {
      const sent = request({ port, path, method: 'POST', host: '127.0.0.1' });
      const answer = new Promise<IncomingMessage>((resolve, reject) => {
        sent.once('response', resolve).once('error', reject);
      });
      return { sent, answer };
    },
  };
}

test('says 503 and when to come back, sooner to browsers than to people at the dashboard', async (t) => {
  const late: (() => void)[] = [];
  const both = new EventEmitter();
  const { pass, begin } = await serve(t, (incoming, answer) => {
    incoming.resume().once('end', () => {
      late.push(() => void answer.writeHead(202).end());
      if (late.length === 2) both.emit('there');
    });
  });
  const there = once(both, 'there');
  const track = begin('/api/track');
  const report = begin('/api/analytics/funnel');
  track.sent.end('{}');
  report.sent.end('{}');
  await there;
  pass(HASTY_MS);
  const refused = await track.answer;
  assert.equal(refused.statusCode, 503);
  assert.equal(refused.headers['retry-after'], '5');
  const [body] = (await once(refused.setEncoding('utf8'), 'data')) as [string];
  assert.equal((JSON.parse(body) as { error: { code: string } }).error.code, 'unavailable');
  pass(PATIENT_MS - HASTY_MS);
  assert.equal((await report.answer).statusCode, 503);
});

test('the time begins when all of the request is there, and an answer that has begun goes on', async (t) => {
  const begun = new EventEmitter();
  const { pass, begin } = await serve(t, (incoming, answer) => {
    if (incoming.url === '/api/chat/stream') answer.writeHead(200).write('first');
    incoming.once('data', () => begun.emit(incoming.url ?? ''));
    incoming.once('end', () => answer.end('last'));
  });
  const both = [once(begun, '/api/track'), once(begun, '/api/chat/stream')];
  const slow = begin('/api/track');
  const stream = begin('/api/chat/stream');
  for (const { sent } of [slow, stream]) sent.write('{');
  await Promise.all(both);
  pass(PATIENT_MS);
  for (const { sent } of [slow, stream]) sent.end('}');
  for (const { answer } of [slow, stream]) assert.equal((await answer).statusCode, 200);
});
