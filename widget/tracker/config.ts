import type { PublicConfig } from '../../server/contracts/site-config.ts';

const RETRY_MS = 30_000;

/** The site's public configuration from the server, asked for until it answers; undefined for an unknown site. */
export async function fetchConfig(
  api: string,
  widgetId: string,
): Promise<PublicConfig | undefined> {
  for (;;) {
    try {
      const response = await fetch(`${api}/widgets/${widgetId}/config`, { credentials: 'omit' });
      if (response.ok) return (await response.json()) as PublicConfig;
      if (response.status === 404 || response.status === 401) return undefined;
    } catch {
      // Offline, or the server is away: the queue waits in memory.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
