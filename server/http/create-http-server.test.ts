import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createHttpServer, type HttpServerOptions } from './create-http-server.ts';

async function serve(t: TestContext, options: HttpServerOptions) {
  const server = createHttpServer(options);
  server.on('request', (request, answer) => {
    request.resume().on('end', () => answer.end('ok'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets: Socket[] = [];
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  /** Says this and nothing more; resolves with what came back once the server has closed it. */
  const open = (text: string) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString()));
    socket.on('error', () => undefined);
    if (text) socket.write(text);
    return { socket, closed: once(socket, 'close').then(() => heard) };
  };
  return { port, open };
}

const fetchOk = async (port: number): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/`)).status;

test('clients that drip their headers or body are closed, and others served meanwhile', async (t) => {
  const { port, open } = await serve(t, { headersMs: 300, requestMs: 600 });
  const headers = Array.from({ length: 200 }, () => open('GET / HTTP/1.1\r\nHost: a\r\nX-'));
  const bodies = Array.from({ length: 200 }, () =>
    open('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n{'),
  );
  const drip = setInterval(() => {
    for (const { socket } of [...headers, ...bodies]) if (socket.writable) socket.write('a');
  }, 50);
  t.after(() => clearInterval(drip));
  assert.equal(await fetchOk(port), 200);
  for (const heard of await Promise.all([...headers, ...bodies].map(({ closed }) => closed)))
    assert.match(heard, /^HTTP\/1.1 408 /);
  assert.equal(await fetchOk(port), 200);
});

test('one address has no more than its share of connections', async (t) => {
  const { open, port } = await serve(t, { shared: [], maxPerAddress: 3 });
  const kept = [open(''), open(''), open('')];
  await Promise.all(kept.map(({ socket }) => once(socket, 'connect')));
  await open('').closed;
  kept[0]?.socket.destroy();
  while ((await fetchOk(port).catch(() => 0)) !== 200);
});

test('this machine, its network and trusted proxies have no share: many stand behind them', async (t) => {
  const { open, port } = await serve(t, { maxPerAddress: 3 });
  const many = Array.from({ length: 20 }, () => open(''));
  await Promise.all(many.map(({ socket }) => once(socket, 'connect')));
  assert.equal(await fetchOk(port), 200);
});

test('no more connections than the process has room for', async (t) => {
  const { open } = await serve(t, { maxConnections: 2 });
  const kept = [open(''), open('')];
  await Promise.all(kept.map(({ socket }) => once(socket, 'connect')));
  await open('').closed;
});
