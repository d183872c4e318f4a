import { createApp } from '../app.ts';
import type { Settings } from '../settings.ts';
import { openDatabase } from './open-database.ts';

/** The whole server on a deployment's database, without a socket and without its loops. */
export async function openApp(settings: Settings) {
  const { deps, close } = await openDatabase(settings);
  const app = await createApp(deps);
  return {
    app,
    connection: deps.connection,
    async close() {
      await app.stop();
      await close();
    },
  };
}
