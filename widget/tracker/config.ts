import type { PublicConfig } from '../../server/contracts/site-config.ts';

const RETRY_MS = 30_000;

/** Asks for the site's public configuration until a server answers; an unknown site has none. */
export function fetchConfig(
  api: string,
  widgetId: string,
  use: (config: PublicConfig) => void,
): void {
  fetch(`${api}/widgets/${widgetId}/config`, { credentials: 'omit' })
    .then((response) => response.json() as Promise<PublicConfig>)
    .then((config) => config.widgetId && use(config))
    .catch(() => setTimeout(fetchConfig, RETRY_MS, api, widgetId, use));
}
