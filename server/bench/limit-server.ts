import { createServer } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { trackEvent } from '../contracts/track.ts';
import { connectDatabase } from '../database.ts';
import { startEngine } from '../engine/start-engine.ts';
import { readJson } from '../http/read-json.ts';

/**
 * The limit that the product is measured against: Koa, zod and a journaled group commit, and
 * nothing else: no origin, rate, lookup, scrubbing, projection, score or live feed.
 */
const dataDir = process.argv[2] as string;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const engine = await startEngine({ dataDir, log, onProgress: () => undefined });
const connection = await connectDatabase(engine.uri);
const events = connection.collection<{ _id: string }>('events');
const body = z.object({
  widget_id: z.string(),
  sent_at: z.string(),
  events: z.array(trackEvent).min(1).max(100),
});

interface Waiting {
  docs: { _id: string }[];
  done(): void;
  failed(error: unknown): void;
}
let queue: Waiting[] = [];
let inFlight = 0;
const write = async (taken: readonly Waiting[]): Promise<void> => {
  try {
    const docs = taken.flatMap((waiting) => waiting.docs);
    await events.insertMany(docs, { ordered: false, writeConcern: { w: 1, j: true } });
    for (const { done } of taken) done();
  } catch (error) {
    for (const { failed } of taken) failed(error);
  }
  inFlight -= 1;
  pump();
};
function pump(): void {
  while (inFlight < 2 && queue.length > 0) {
    inFlight += 1;
    void write(queue.splice(0, 500));
  }
}

const router = new Router();
router.post('/api/track', async (ctx) => {
  const batch = body.parse(await readJson(ctx));
  const docs = batch.events.map((event) => ({ ...event, _id: uuidv7(), received_at: new Date() }));
  await new Promise<void>((done, failed) => {
    queue.push({ docs, done, failed });
    if (inFlight === 0) setImmediate(pump);
    else pump();
  });
  ctx.status = 202;
  ctx.body = { accepted: docs.length, duplicates: 0, rejected: [] };
});
const app = new Koa();
app.use(router.routes());
const server = createServer(app.callback());
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as { port: number }).port });
});
process.on('disconnect', () => {
  queue = [];
  server.closeAllConnections();
  void connection
    .close()
    .then(() => engine.stop())
    .then(() => process.exit(0));
});
