import type { WidgetSettings } from '../../server/contracts/accounts.ts';
import type { SiteConfig } from '../../server/contracts/site-config.ts';
import type { Client } from './client.ts';

const at = (id: string) => `/widgets/${encodeURIComponent(id)}`;

/** What of a site can be changed; what is left out stays. */
export interface SitePatch {
  name?: string;
  retention_days?: number;
  allowed_origins?: string[];
  redact?: string[];
  config?: Partial<SiteConfig>;
}

/** A site as its team sees it. */
export const getSite = (
  client: Client,
  id: string,
  signal?: AbortSignal,
): Promise<WidgetSettings> => client.get(at(id), signal ? { signal } : {});

/** Changes a site. Fails with `invalid`, `forbidden`. */
export const patchSite = (client: Client, id: string, patch: SitePatch): Promise<WidgetSettings> =>
  client.send('PATCH', at(id), patch);

/** Makes a new key of `user_hash`; the one before goes on to count until the next. */
export const rotateIdentitySecret = (client: Client, id: string): Promise<{ secret: string }> =>
  client.send('POST', `${at(id)}/identity-secret`);
