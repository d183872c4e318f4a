import type { Rescoring } from '../contracts/scoring.ts';
import type { Scope } from '../contracts/scope.ts';
import type { Clock, SetScoring } from '../ports.ts';
import { rescoringRowOf } from './rescoring-store.ts';
import type { OwnedSiteDirectory } from './site-directory.ts';
import type { SiteDoc, SiteStore } from './site-store.ts';

/** A site's scoring as it is stored. */
export interface ScoringSetting {
  set: SetScoring;
  threshold: number;
  version: number;
  updatedAt?: Date;
  rescoring?: Rescoring;
}

const settingOf = (doc: SiteDoc): ScoringSetting => ({
  set: doc.scoring ?? {},
  threshold: doc.alert_threshold,
  version: doc.rules_version,
  ...(doc.scoring_updated_at ? { updatedAt: doc.scoring_updated_at } : {}),
  ...(doc.rescoring ? { rescoring: rescoringRowOf(doc.rescoring) } : {}),
});

/** Where a site's scoring is kept: in the site's own document, so that rules and version are one write. */
export function scoringSettingStore({
  sites,
  directory,
  clock,
}: {
  sites: SiteStore;
  directory: Pick<OwnedSiteDirectory, 'forget'>;
  clock: Clock;
}) {
  return {
    /** @throws ApiError `site_not_found` */
    async read({ organisation, site }: Scope): Promise<ScoringSetting> {
      return settingOf(await sites.forOrganisation(organisation).get(site));
    },

    /** False where somebody else has changed it since it was read. */
    async write(
      { organisation, site }: Scope,
      read: ScoringSetting,
      { set, threshold, rescore }: { set: SetScoring; threshold: number; rescore: boolean },
    ): Promise<boolean> {
      const done = await sites.forOrganisation(organisation).setScoring(
        {
          site,
          version: read.version,
          ...(read.updatedAt ? { updatedAt: read.updatedAt } : {}),
        },
        { scoring: set, threshold, rescore, at: new Date(clock()) },
      );
      directory.forget(site);
      return done;
    },
  };
}
export type ScoringSettingStore = ReturnType<typeof scoringSettingStore>;
