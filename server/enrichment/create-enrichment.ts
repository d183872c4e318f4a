import type Router from '@koa/router';
import type { Connection } from 'mongoose';
import type { Egress } from '../egress/egress.ts';
import type { Clock } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import { createAskProvider } from './providers/ask-provider.ts';
import { providerKeys } from './settings/provider-keys.ts';
import { enrichmentRoutes } from './settings/settings-routes.ts';
import { enrichmentSettingsStore } from './settings/settings-store.ts';
import { usageStore } from './settings/usage-store.ts';

export interface EnrichmentDeps {
  connection: Connection;
  sealer: Sealer;
  egress: Egress;
  /** Other places of providers than the table's, by id. */
  bases: ReadonlyMap<string, string>;
  /** Date of the offline data, `YYYY-MM-DD`. */
  dataVersion: string;
  clock: Clock;
}

/** Enrichment by providers, put together: what others see of this feature. */
export interface Enrichment {
  /** `/settings/enrichment`, for the private router. */
  routes: Router;
}

/** Makes the feature and registers its collections. */
export function createEnrichment(deps: EnrichmentDeps): Enrichment {
  const { connection, egress, bases, clock, dataVersion } = deps;
  const settings = enrichmentSettingsStore(connection);
  const usage = usageStore(connection);
  const keys = providerKeys(deps.sealer);
  const ask = createAskProvider({ egress, bases, clock });
  return {
    routes: enrichmentRoutes({
      settings,
      usage,
      keys,
      ask,
      egress,
      dataVersion,
      onChanged: () => undefined,
      clock,
    }),
  };
}
