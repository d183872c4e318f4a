import type { VisitorRow } from '../contracts/visitors.ts';
import type { VisitorFacts } from './post-message.ts';

/** What Slack's thread says of a visitor. */
export const slackFactsOf = ({ identity, company, intent }: VisitorRow): VisitorFacts => ({
  name: identity?.name ?? identity?.email ?? company?.name ?? company?.domain ?? 'A visitor',
  ...(company ? { company: company.name ?? company.domain } : {}),
  score: intent,
});
