import { existsSync } from 'node:fs';
import pino from 'pino';
import { connectDatabase } from '../database.ts';
import { socketPathFor } from '../engine/socket-path.ts';
import { startEngine } from '../engine/start-engine.ts';
import type { AppDeps } from '../features.ts';
import { projectRoot } from '../project-root.ts';
import { openKeys } from '../secret.ts';
import type { Settings } from '../settings.ts';

/** Connects to a deployment's database, and what else its features are made of. */
export async function openDatabase(
  settings: Settings,
): Promise<{ deps: AppDeps; close(): Promise<void> }> {
  const log = pino({ level: 'warn' }, process.stderr);
  const ends: (() => Promise<unknown>)[] = [];
  const uri = settings.mongoUri ?? (await embeddedUri(settings, log, ends));
  const connection = await connectDatabase(uri);
  ends.push(() => connection.close());
  return {
    deps: {
      settings: { ...settings, demo: false },
      connection,
      keys: await openKeys(settings, connection),
      lookup: () => ({ type: 'unknown', data_version: '' }),
      assets: { dashboard: new Map(), widget: new Map() },
      projectRoot: projectRoot(),
      clock: Date.now,
      log,
    },
    async close() {
      for (const end of ends.toReversed()) await end();
    },
  };
}

/** The engine of a running server, or one of our own while none is running. */
async function embeddedUri(
  { dataDir }: Settings,
  log: pino.Logger,
  ends: (() => Promise<unknown>)[],
): Promise<string> {
  const socket = socketPathFor(dataDir);
  if (existsSync(socket)) {
    return `mongodb://${encodeURIComponent(socket)}/clarm?directConnection=true`;
  }
  const engine = await startEngine({ dataDir, log });
  ends.push(() => engine.stop());
  return engine.uri;
}
