import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import pino from 'pino';
import { createApp } from './app.ts';
import { connectDatabase } from './database.ts';
import { isDatabaseError } from './database-errors.ts';
import { startEngine, type Engine } from './engine/start-engine.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { refuseEarly } from './http/refuse-early.ts';
import { answerInTime } from './limits/answer-in-time.ts';
import { shedLoad } from './limits/shed-load.ts';
import { loadNetworkLookup } from './enrichment/load-network-lookup.ts';
import { connectRedis } from './live/redis.ts';
import { projectRoot } from './project-root.ts';
import { openKeys } from './secret.ts';
import { readSettings, type Settings } from './settings.ts';
import { createDrain } from './start/drain.ts';
import { listen } from './start/listen.ts';
import { printAddresses } from './start/print-addresses.ts';
import { StartError } from './start/start-error.ts';
import { stopInOrder } from './start/stop-in-order.ts';
import { loadAssets } from './static/asset-folder.ts';

/** Built, beside this file. Started from its sources the server folds here: a thread takes no loader. */
const FOLD_THREAD = import.meta.url.endsWith('.js')
  ? new URL('./fold-thread.js', import.meta.url)
  : undefined;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The IP data that the offline lookup reads; compiled at the first start. */
async function loadNetwork(): ReturnType<typeof loadNetworkLookup> {
  const dataDir = process.env['IPDB_DIR'];
  try {
    return await loadNetworkLookup({ onProgress: say, ...(dataDir ? { dataDir } : {}) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The IP data cannot be read: ${why}`, 1, { cause: error });
  }
}

/** Starts everything in order, and arranges for it to end in the opposite one. */
async function main(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel });
  const ending = stopInOrder(log);
  const root = projectRoot();
  const server = createHttpServer({ trustProxy: settings.trustProxy });
  const closeServer = await listen(server, settings);
  const notYet = (_: IncomingMessage, answer: ServerResponse) =>
    refuseEarly(answer, 'unavailable', 2);
  server.on('request', notYet);
  try {
    const network = loadNetwork();
    // Awaited below, after the database: until then a failure is nobody's yet.
    network.catch(() => undefined);
    const engine: Engine | undefined = settings.mongoUri
      ? undefined
      : await startEngine({ dataDir: settings.dataDir, log, onProgress: say });
    if (engine) ending.add('database engine', () => engine.stop());
    const uri = settings.mongoUri ?? (engine as Engine).uri;
    const connection = await connectDatabase(uri);
    ending.add('database connection', () => connection.close());
    const redis = settings.redisUrl ? await connectRedis(settings.redisUrl, log) : undefined;
    if (redis) ending.add('redis', async () => redis.disconnect());
    const [dashboard, widget] = await Promise.all([
      loadAssets(join(root, 'dist/dashboard')),
      loadAssets(join(root, 'dist/widget')),
    ]);
    const keys = await openKeys(settings, connection);
    const app = await createApp({
      settings,
      connection,
      keys,
      ...(FOLD_THREAD ? { foldThread: { script: FOLD_THREAD, uri } } : {}),
      lookup: (await network).lookup,
      ...(redis ? { redis } : {}),
      assets: { dashboard, widget },
      projectRoot: root,
      clock: Date.now,
      log,
    });
    const shedding = shedLoad({
      handle: app.handle,
      isFull: app.pipeline.isFull,
      onRefused: app.onShed,
    });
    const drain = createDrain(answerInTime(shedding.handle));
    await app.start();
    ending.add('work in progress', app.stop);
    ending.add('socket', closeServer);
    // Streams end first, or the socket would wait for them.
    ending.add('streams', app.endStreams);
    server.off('request', notYet).on('request', drain.handle);
    ending.onSignals(async (signal) => {
      app.leave();
      if (signal === 'SIGTERM') await drain.begin(settings.drainSeconds * 1000);
    });
    say(printAddresses(settings, app.setupLink));
  } catch (error) {
    await Promise.all([closeServer(), ending.stop()]);
    if (!isDatabaseError(error)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The database failed while the server started (${why}).`, 1, {
      cause: error,
    });
  }
}

try {
  await main(readSettings(process.env));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
