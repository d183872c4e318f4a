import type { WidgetSettings } from '../../server/contracts/accounts.ts';
import type { InstallAnswer } from '../../server/contracts/install.ts';
import type { SiteConfig } from '../../server/contracts/site-config.ts';
import type { Client } from './client.ts';

const at = (site: string) => `/widgets/${encodeURIComponent(site)}`;

/** What of a site can be changed here; of the configuration, the given keys only. */
export interface SiteSettingsPatch {
  allowed_origins?: string[];
  config?: Partial<SiteConfig>;
}

/** A site with its whole configuration. */
export const getSiteSettings = (
  client: Client,
  site: string,
  signal?: AbortSignal,
): Promise<WidgetSettings> => client.get(at(site), signal ? { signal } : {});

/** Saves; browsers have it within a minute. Fails with `invalid`, its details by field. */
export const patchSiteSettings = (
  client: Client,
  site: string,
  patch: SiteSettingsPatch,
): Promise<WidgetSettings> => client.send('PATCH', at(site), patch);

/** Looks for the snippet on a page. Fails with `page_not_allowed`, `invalid`. */
export const checkInstallation = (client: Client, url: string): Promise<InstallAnswer> =>
  client.send('POST', '/install-check', { url });
