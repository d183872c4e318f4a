import type { EnrichmentField } from '../../contracts/enrichment.ts';
import type { Finding, FoundField } from '../../contracts/finding.ts';
import type { CompanyFacts, Network } from '../../contracts/network.ts';
import type { VisitorToEnrich } from '../../ports.ts';
import { companyDomainOfEmail } from '../company-from-email.ts';
import { companyOfDomain } from '../companies/company-directory.ts';
import type { Answers, Asker } from './answers.ts';
import { mayLookUpPerson } from './may-look-up-person.ts';
import { isWorthAsking } from './may-name-company.ts';
import type { Plan } from './plans.ts';
import { COMPANY_FIELDS, PERSON_FIELDS, PLACE_FIELDS } from './wanted-fields.ts';
import { askInTurn, type Fallen } from './waterfall.ts';

/** What is looked up, and for whom. */
export interface VisitorLookup {
  site: string;
  visitor: string;
  plan: Plan;
  known: VisitorToEnrich;
  /** Undefined where it is forgotten, or was never wanted. */
  address: string | undefined;
}

/** What came of it; `retryAfterMs` where a provider is still looking. */
export interface VisitorFound {
  findings: Finding[];
  retryAfterMs?: number;
}

/** What the offline data says of an address already. */
const offlineFields = (network: Network): Set<EnrichmentField> => {
  const { type, asn, org, city, region, country } = network;
  const there = {
    'network.type': type === 'unknown' ? undefined : type,
    'network.asn': asn,
    'network.org': org,
    'location.city': city,
    'location.region': region,
    'location.country': country,
  };
  return new Set(
    Object.entries(there)
      .filter(([, value]) => value !== undefined)
      .map(([field]) => field as EnrichmentField),
  );
};

const factFields = (facts: Partial<CompanyFacts> | undefined): Set<EnrichmentField> =>
  new Set(Object.keys(facts ?? {}).map((name) => `company.${name}` as EnrichmentField));

const without = <T extends EnrichmentField | FoundField>(
  list: readonly T[],
  known: ReadonlySet<EnrichmentField>,
): T[] => list.filter((one) => !known.has(typeof one === 'string' ? one : one.field));

const NOTHING: Fallen = { fields: [], domain: undefined };

/**
 * Looks a visitor up as far as the site's plan goes: the network by its address, the company by its
 * domain, the person by the identified e-mail. What is known already is not asked for.
 */
export async function lookUpVisitor(
  answers: Pick<Answers, 'answerOf'>,
  { site, visitor, plan, known, address }: VisitorLookup,
): Promise<VisitorFound> {
  const { network, email } = known;
  const asker: Asker = { site, budget: plan.budget };
  const ofEmail = email === undefined ? undefined : companyDomainOfEmail(email);
  const findings: Finding[] = [];
  const fallen: Fallen[] = [];

  const byAddress = async (): Promise<Fallen> => {
    // Whose company is known from their e-mail or their network is not asked for by address.
    if (address === undefined || !network || network.company || ofEmail !== undefined)
      return NOTHING;
    if (!isWorthAsking(network.type)) return NOTHING;
    const there = offlineFields(network);
    const wanted = without([...COMPANY_FIELDS, ...PLACE_FIELDS], there);
    const subject = { kind: 'ip', value: address } as const;
    const options = { wanted, network: network.type };
    const found = await askInTurn(answers, plan.providers, subject, asker, options);
    fallen.push(found);
    const fields = without(found.fields, there);
    if (fields.length > 0) {
      const { asn } = network;
      findings.push({ lookup: 'network', ...(asn === undefined ? {} : { asn }), fields });
    }
    return found;
  };

  const byDomain = async (domain: string, named: readonly FoundField[]): Promise<void> => {
    const there = factFields(companyOfDomain(domain) ?? { domain });
    for (const { field } of named) there.add(field);
    const wanted = without(COMPANY_FIELDS, there);
    if (wanted.length === 0) return;
    const subject = { kind: 'domain', value: domain } as const;
    const found = await askInTurn(answers, plan.providers, subject, asker, { wanted });
    fallen.push(found);
    const fields = without(found.fields, there).filter(({ field }) => field.startsWith('company.'));
    if (fields.length > 0) findings.push({ lookup: 'company', subject: domain, fields });
  };

  const byEmail = async (): Promise<void> => {
    if (email === undefined || known.identity === undefined) return;
    const allowed = mayLookUpPerson({
      tier: plan.tier,
      setting: plan.person,
      identity: known.identity,
      hasConversation: known.hasConversation,
      country: network?.country,
      networkType: network?.type,
    });
    if (!allowed) return;
    const subject = { kind: 'email', value: email } as const;
    const options = { wanted: PERSON_FIELDS };
    const found = await askInTurn(answers, plan.providers, subject, { ...asker, visitor }, options);
    fallen.push(found);
    const fields = found.fields.filter(({ field }) => field.startsWith('person.'));
    if (fields.length > 0) findings.push({ lookup: 'person', subject: email, fields });
  };

  const found = await byAddress();
  const domain = ofEmail ?? network?.company?.domain ?? found.domain;
  if (domain !== undefined) {
    await byDomain(domain, domain === found.domain ? found.fields : []);
  }
  await byEmail();
  const waits = fallen.flatMap(({ retryAfterMs }) => retryAfterMs ?? []);
  return { findings, ...(waits.length > 0 ? { retryAfterMs: Math.min(...waits) } : {}) };
}
