import type { WidgetSettings } from '../../server/contracts/accounts.ts';
import type { SiteConfig } from '../../server/contracts/site-config.ts';
import type { SiteSettingsPatch } from '../api/site-settings.ts';

/** What is edited: a site's configuration, and the origins that may send. */
export interface Draft {
  config: SiteConfig;
  origins: string[];
}

/** The saved state as something to edit. */
export const draftOf = ({ config, allowed_origins }: WidgetSettings): Draft => ({
  config,
  origins: allowed_origins,
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What has to be sent so that `draft` is saved; undefined where nothing was changed. */
export function changesOf(saved: WidgetSettings, draft: Draft): SiteSettingsPatch | undefined {
  const keys = Object.keys(draft.config) as (keyof SiteConfig)[];
  const changed = keys.filter((key) => !same(saved.config[key], draft.config[key]));
  const config = Object.fromEntries(changed.map((key) => [key, draft.config[key]]));
  const patch: SiteSettingsPatch = {
    ...(changed.length > 0 ? { config } : {}),
    ...(same(saved.allowed_origins, draft.origins) ? {} : { allowed_origins: draft.origins }),
  };
  return Object.keys(patch).length > 0 ? patch : undefined;
}
