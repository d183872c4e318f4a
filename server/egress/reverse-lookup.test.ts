import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { createReverseLookup } from './reverse-lookup.ts';

const open: Socket[] = [];
after(() => open.map((socket) => socket.close()));

const labels = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

/** A name server on this machine that knows one address by one name, and that name's address. */
async function nameServer(name: string, forward: string | undefined) {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (query, { port, address }) => {
    const asked = query.subarray(12);
    const type = asked.readUInt16BE(asked.indexOf(0) + 1);
    const data =
      type === 12 ? labels(name) : forward && Buffer.from(forward.split('.').map(Number));
    const question = asked.subarray(0, asked.indexOf(0) + 5);
    const header = Buffer.from([
      ...query.subarray(0, 2),
      0x81,
      0x80,
      0,
      1,
      0,
      data ? 1 : 0,
      0,
      0,
      0,
      0,
    ]);
    const record = data
      ? Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length, ...data])
      : Buffer.alloc(0);
    socket.send(Buffer.concat([header, question, record]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return `127.0.0.1:${socket.address().port}`;
}

test('gives a name that leads back to the address', async () => {
  const servers = [await nameServer('gw.acme.com', '73.1.2.3')];
  assert.deepEqual(await createReverseLookup({ servers })('73.1.2.3'), { name: 'gw.acme.com' });
});

test('gives no name that leads elsewhere or nowhere', async () => {
  for (const forward of ['73.9.9.9', undefined]) {
    const servers = [await nameServer('gw.apple.com', forward)];
    assert.deepEqual(await createReverseLookup({ servers })('73.1.2.3'), {});
  }
});

test('does not wait for a name server that says nothing', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  open.push(socket);
  await once(socket, 'listening');
  const servers = [`127.0.0.1:${socket.address().port}`];
  const start = performance.now();
  assert.equal(await createReverseLookup({ servers, timeoutMs: 200 })('73.1.2.3'), 'timeout');
  assert.ok(performance.now() - start < 1_500);
});
