import { createFeatures } from '../features.ts';
import type { Settings } from '../settings.ts';
import { releaseStore } from '../static/release-store.ts';
import { openDatabase } from './open-database.ts';

/**
 * The server's features on the deployment's own database, for a command beside a running server or
 * instead of one. Nothing is written by it, no index made, and no loop started.
 */
export async function openFeatures(settings: Settings) {
  const { deps, close } = await openDatabase(settings);
  const features = createFeatures(deps);
  // The one collection that no feature has.
  releaseStore(deps.connection);
  return {
    features,
    connection: deps.connection,
    async close() {
      await features.stop();
      await close();
    },
  };
}
