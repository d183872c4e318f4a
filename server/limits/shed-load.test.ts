import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, request, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { fake } from 'sinon';
import { shedLoad, type LoadSheddingDeps } from './shed-load.ts';

interface Answer {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

/** A server on loopback that sheds load. */
async function serve(
  t: TestContext,
  handle: RequestListener,
  options: Partial<LoadSheddingDeps> = {},
) {
  const shedding = shedLoad({ handle, isFull: () => false, ...options });
  const server = createServer(shedding.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  t.after(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const send = (path: string, method = 'POST'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, agent }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('end', () => {
          const retryAfter = answer.headers['retry-after'];
          resolve({ status: answer.statusCode ?? 0, retryAfter, body });
        });
      });
      sent.on('error', reject).end(method === 'POST' ? '{}' : undefined);
    });
  return { send };
}

const accept: RequestListener = (_, answer) => void answer.writeHead(202).end();

test('refuses at once what cannot be stored, says when to come back, and takes it then', async (t) => {
  let full = true;
  const onRefused = fake();
  const { send } = await serve(t, accept, { isFull: () => full, onRefused });
  const { status, retryAfter, body } = await send('/api/track');
  assert.equal(status, 503);
  assert.ok(Number(retryAfter) >= 1);
  assert.equal((JSON.parse(body) as { error: { code: string } }).error.code, 'overloaded');
  assert.equal(onRefused.callCount, 1);
  full = false;
  assert.equal((await send('/api/track')).status, 202);
});

test('takes so many in at once, and the next when one is answered', async (t) => {
  const waiting: (() => void)[] = [];
  const hold: RequestListener = (_, answer) => {
    waiting.push(() => void answer.writeHead(202).end());
  };
  const { send } = await serve(t, hold, { now: () => 0, maxUnderway: 20 });
  const sent = Array.from({ length: 25 }, () => send('/api/track'));
  let refused = 0;
  for (const one of sent) void one.then(({ status }) => (refused += Number(status === 503)));
  while (refused < 5) await new Promise(setImmediate);
  assert.equal(waiting.length, 20);
  for (const answer of waiting) answer();
  const taken = (await Promise.all(sent)).filter(({ status }) => status === 202);
  assert.equal(taken.length, 20);
  const again = send('/api/track');
  while (waiting.length < 21) await new Promise(setImmediate);
  waiting.at(-1)?.();
  assert.equal((await again).status, 202);
});

test('what comes too late in a turn of the event loop is refused, and nothing in the next', async (t) => {
  let time = 0;
  const { send } = await serve(
    t,
    (_, answer) => {
      time += 20;
      answer.writeHead(202).end();
    },
    { now: () => time, atLeast: 3 },
  );
  // Opened first, so that all are ready in one turn.
  await Promise.all(Array.from({ length: 40 }, () => send('/healthz', 'GET')));
  const answers = await Promise.all(Array.from({ length: 40 }, () => send('/api/track')));
  const taken = answers.filter(({ status }) => status === 202).length;
  assert.ok(taken >= 3 && taken < 40, `${taken} were taken`);
  assert.equal((await send('/api/track')).status, 202);
});

test('people at the dashboard and probes are not put off', async (t) => {
  const { send } = await serve(t, accept, { isFull: () => true });
  for (const [method, path] of [
    ['GET', '/api/visitors'],
    ['POST', '/api/session'],
    ['GET', '/readyz'],
    ['GET', '/api/chat/conversations/c_1/messages'],
  ] as const) {
    assert.equal((await send(path, method)).status, 202, path);
  }
  for (const path of ['/api/track', '/api/presence', '/api/chat/conversations', '/API/track']) {
    assert.equal((await send(path)).status, 503, path);
  }
});
