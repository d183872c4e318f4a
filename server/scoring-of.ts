import { companyFromEmail } from './enrichment/company-from-email.ts';
import { addEvent, emptyIntent } from './intent/claims.ts';
import { explainEnterprise } from './intent/enterprise-score.ts';
import { nextFall } from './intent/next-fall.ts';
import type { IntentRules } from './intent/rules.ts';
import { score } from './intent/score.ts';
import type { Site } from './ports.ts';
import type { Scoring } from './visitors/scoring.ts';

/** Joins the intent feature's rules to what the projector asks of them, for one site. */
export function scoringOf(
  site: Pick<Site, 'rulesVersion' | 'alertThreshold'>,
  rules: IntentRules,
): Scoring {
  return {
    rulesVersion: site.rulesVersion,
    threshold: site.alertThreshold,
    rearmAt: rules.rearmAt,
    empty: () => emptyIntent,
    add: (state, event) => addEvent(state, event, rules),
    score: (input, now) => score(input, rules, now),
    nextFall: (input, now) => nextFall(input, rules, now),
    enterprise: ({ company, networkIsOwn }, now) =>
      company && explainEnterprise(company, networkIsOwn, rules, now),
    companyOfEmail: companyFromEmail,
  };
}
