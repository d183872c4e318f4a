import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { connectDatabase } from '../../database.ts';
import { startEngine, type Engine } from '../start-engine.ts';

/** A real, empty database for one test file. */
export interface TestDatabase {
  connection: Connection;
  uri: string;
  dataDir: string;
  engine: Engine;
  /** Ends the engine and removes everything. */
  stop(): Promise<void>;
}

/** Starts the real engine on a directory of its own and connects to it. */
export async function testDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clarm-test-'));
  const silent = (): void => undefined;
  const log = { info: silent, warn: silent, error: silent };
  const engine = await startEngine({ dataDir, log, onProgress: silent });
  const connection = await connectDatabase(engine.uri);
  return {
    connection,
    uri: engine.uri,
    dataDir,
    engine,
    async stop() {
      await connection.close();
      const stopped = engine.stop();
      // What it would write in order is removed next.
      endAtOnce(engine.pid);
      await stopped;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Some tests have killed it themselves. */
function endAtOnce(pid: number | undefined): void {
  try {
    if (pid) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
