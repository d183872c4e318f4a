import { LRUCache } from 'lru-cache';
import type { Site } from '../ports.ts';
import type { IntentRules } from './rules.ts';
import { intentRulesOf, scoringOfSite } from './scoring-settings.ts';

const MAX_SITES = 5_000;

/**
 * The rules of a site, made once a version: globs are compiled, and paths remembered, by the
 * object that this answers.
 */
export function createRulesOf(): (
  site: Pick<Site, 'id' | 'rulesVersion' | 'alertThreshold' | 'scoring'>,
) => IntentRules {
  const known = new LRUCache<string, IntentRules>({ max: MAX_SITES });
  return ({ id, rulesVersion, alertThreshold, scoring }) => {
    const found = known.get(id);
    if (found?.version === rulesVersion && found.threshold === alertThreshold) return found;
    const made = intentRulesOf(scoringOfSite(scoring ?? {}, alertThreshold), rulesVersion);
    // Another threshold is no other rules: what was compiled stays.
    const rules = found?.version === rulesVersion ? { ...made, pages: found.pages } : made;
    known.set(id, rules);
    return rules;
  };
}
