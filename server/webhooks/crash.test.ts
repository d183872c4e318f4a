import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { createIndexes } from '../database.ts';
import { testDatabase, type TestDatabase } from '../engine/testing/test-database.ts';
import { testBench, testItem, type TestBench } from './testing/test-bench.ts';
import { testReceiver, type TestReceiver } from './testing/test-receiver.ts';

const script = fileURLToPath(new URL('testing/test-deliverer.ts', import.meta.url));
const SITE = 'w_crash000000';
/** The same for 10,000 takes minutes: `CLARM_DELIVERIES=10000`. */
const DELIVERIES = Number(process.env['CLARM_DELIVERIES'] ?? 300);

let db: TestDatabase;
let bench: TestBench;
let receiver: TestReceiver;
const children = new Set<ChildProcess>();

before(async () => {
  db = await testDatabase();
  receiver = await testReceiver();
  bench = testBench(db.connection, [receiver.pair], { makePayload: async () => ({ made_by: 0 }) });
  await createIndexes(db.connection);
});
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  receiver.stop();
  await bench.stop();
  await db.stop();
});

function startProcess(): ChildProcess {
  const args = ['--import', 'tsx', script, db.uri, receiver.pair];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  children.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  children.delete(child);
}

test('what a killed process was sending arrives from another, the same bytes under the same id', async () => {
  receiver.answer = () => {};
  await bench.ensure(SITE, receiver.url);
  await bench.outbox.enqueue([testItem(SITE, 'one')]);
  const child = startProcess();
  await receiver.reached(1);
  await kill(child);
  const left = await bench.delivery(SITE);
  assert.ok(left?.lease, 'it died holding the lease');
  receiver.answer = (res) => void res.end();
  bench.deliverer.start();
  await receiver.reached(2);
  await bench.deliverer.stop();
  const [first, second] = receiver.received;
  assert.equal(second?.headers['webhook-id'], first?.headers['webhook-id']);
  assert.equal(second?.body, first?.body);
  assert.match(first?.body ?? '', /"made_by":[1-9]/);
  assert.equal((await bench.delivery(SITE))?.status, 'delivered');
});

test('killed again and again, nothing is lost and every webhook keeps its id and its bytes', async () => {
  const count = DELIVERIES;
  const site = 'w_crash111111';
  receiver.received.length = 0;
  await bench.ensure(site, receiver.url);
  const items = Array.from({ length: count }, (_, i) =>
    testItem(site, `item ${i}`, { facts: { i } }),
  );
  await bench.outbox.enqueue(items);
  // Four kills, and one more for every five hundred; each at a moment of its own.
  const kills = 4 + Math.floor(count / 500);
  const moments = Array.from({ length: kills }, () => Math.ceil(count * 0.9 * Math.random()));
  for (const wanted of moments.toSorted((a, b) => a - b)) {
    const child = startProcess();
    await receiver.reached(wanted + 1);
    await kill(child);
  }
  const last = startProcess();
  await bench.until(
    async () => (await bench.deliveries.countDocuments({ site, status: 'delivered' })) === count,
  );
  await kill(last);
  const bodies = new Map<string, Set<string>>();
  for (const { headers, body } of receiver.received) {
    const id = String(headers['webhook-id']);
    bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
  }
  // Who drops what has an id that came before has seen each once.
  assert.equal(bodies.size, count);
  const deliveries = await bench.deliveries.find({ site }).toArray();
  assert.deepEqual([...bodies.keys()].toSorted(), deliveries.map(({ id }) => id).toSorted());
  for (const [id, different] of bodies) assert.equal(different.size, 1, id);
});
