import { connectDatabase, createIndexes } from '../../database.ts';
import { testBench } from './test-bench.ts';

/** A deliverer in a process of its own, for tests that kill it: `test-deliverer.ts <mongo uri> <host:port>`. */
const [, , uri = '', pair = ''] = process.argv;
const connection = await connectDatabase(uri);
// Unlike in other processes, so that a body made twice is noticed.
const makePayload = async () => ({ made_by: process.pid });
const bench = testBench(connection, [pair], { makePayload, times: { leaseMs: 500, pollMs: 50 } });
await createIndexes(connection);
bench.deliverer.start();
