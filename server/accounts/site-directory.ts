import { siteConfig } from '../contracts/site-config.ts';
import type { Clock, Site, SiteDirectory } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import { createTimedCache } from '../http/timed-cache.ts';
import { NO_EXCLUSIONS, type SiteDoc, type SiteStore } from './site-store.ts';

/** The field that identity secrets are bound to. */
export const IDENTITY_SECRET = 'identity_secret';

const KEEP_MS = 5_000;
/** A site that was made just now is found soon; unknown ids still cost one question a second. */
const KEEP_MISS_MS = 1_000;
const MAX_SITES = 5_000;
const ID = /^w_[A-Za-z0-9_-]{8,64}$/;

/** The directory, and what the feature that writes sites needs of it. */
export interface OwnedSiteDirectory extends SiteDirectory {
  /** The site was changed by this process: nobody here sees the old one any more. */
  forget(id: string): void;
}

const siteOf = (doc: SiteDoc, sealer: Sealer): Site => ({
  id: doc._id,
  organisation: doc.organisation,
  name: doc.name,
  demo: doc.demo,
  allowedOrigins: doc.allowed_origins,
  redact: doc.redact ?? [],
  config: siteConfig.parse(doc.config),
  alertThreshold: doc.alert_threshold,
  retentionDays: doc.retention_days,
  rulesVersion: doc.rules_version,
  scoring: doc.scoring ?? {},
  exclusions: doc.exclusions ?? NO_EXCLUSIONS,
  identitySecrets: doc.identity_secrets.map((sealed) =>
    sealer.open(sealed, doc._id, IDENTITY_SECRET),
  ),
});

/** Finds sites by id, from a cache at most 5 s old. Rejects as the database does. */
export function createSiteDirectory({
  sites,
  sealer,
  clock,
}: {
  sites: Pick<SiteStore, 'find'>;
  sealer: Sealer;
  clock: Clock;
}): OwnedSiteDirectory {
  const cache = createTimedCache<Site>({
    async load(id) {
      const doc = await sites.find(id);
      return doc && siteOf(doc, sealer);
    },
    clock,
    keepMs: KEEP_MS,
    keepMissMs: KEEP_MISS_MS,
    max: MAX_SITES,
  });
  return {
    // What cannot be an id is neither asked for nor remembered.
    find: async (id, fresh) => (ID.test(id) ? cache.get(id, fresh) : undefined),
    forget: cache.forget,
  };
}
