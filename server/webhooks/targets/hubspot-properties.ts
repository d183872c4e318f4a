import type { PayloadFacts } from './payload-facts.ts';

/** HubSpot's two kinds of records that Clarm writes. */
export type HubspotObject = 'contacts' | 'companies';
type Values = Record<string, string | number>;

/** Properties that are Clarm's own; made in the account where they are missing. */
export const CLARM_PROPERTIES = [
  { name: 'clarm_intent_score', label: 'Clarm intent score', type: 'number', fieldType: 'number' },
  { name: 'clarm_enterprise_score', label: 'Clarm fit', type: 'number', fieldType: 'number' },
  { name: 'clarm_identity', label: 'Clarm identity', type: 'string', fieldType: 'text' },
  { name: 'clarm_company_domain', label: 'Clarm company', type: 'string', fieldType: 'text' },
  { name: 'clarm_last_page', label: 'Clarm last page', type: 'string', fieldType: 'text' },
  { name: 'clarm_profile_url', label: 'Clarm profile', type: 'string', fieldType: 'text' },
  { name: 'clarm_last_event', label: 'Clarm last event', type: 'string', fieldType: 'text' },
] as const;
export const CLARM_GROUP = { name: 'clarm', label: 'Clarm', displayOrder: -1 };

const given = (values: Record<string, string | number | undefined>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;

/** What Clarm may always write. */
export const clarmValues = (event: string, facts: PayloadFacts): Values =>
  given({
    clarm_intent_score: facts.intent_score,
    clarm_enterprise_score: facts.enterprise_score,
    clarm_identity: facts.identity,
    clarm_company_domain: facts.company?.domain,
    clarm_last_page: facts.engagement?.current_url,
    clarm_profile_url: facts.dashboard_url,
    clarm_last_event: event,
  });

/** HubSpot's own properties of a contact, for a new one or one whose identity is verified. */
export function contactValues({ name, company }: PayloadFacts): Values {
  const [first, ...rest] = name?.trim().split(/\s+/) ?? [];
  return given({
    firstname: first,
    lastname: rest.length > 0 ? rest.join(' ') : undefined,
    company: company?.name,
  });
}

/** HubSpot's own properties of a new company. */
export const companyValues = ({ company }: PayloadFacts): Values =>
  given({ name: company?.name ?? company?.domain, domain: company?.domain });
