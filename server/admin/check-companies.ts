import { setTimeout as delay } from 'node:timers/promises';
import type { CompanyDoc } from '../analytics/companies/company-doc.ts';
import { tallyCompany, type CountedCompany } from '../analytics/companies/tally-company.ts';
import { visitorReader } from '../analytics/companies/visitor-reader-store.ts';
import { differences, type CheckDeps, type Finding } from './finding.ts';

/** A score's decay is written first and its company's mark next: what is wrong is looked at twice. */
const AGAIN_MS = 1_000;

/** What is not counted from visitors. */
const NOT_COUNTED = ['_id', 'site', 'domain', 'listed', 'version', 'mark', 'due'];

interface Name {
  site: string;
  domain: string;
}

/** A sample of companies, and those of a sample of visitors: one that is missing is found by these. */
async function draw({ connection }: CheckDeps, sample: number): Promise<Name[]> {
  const ofVisitors = await connection
    .collection('visitors')
    .aggregate<Name>([
      { $sample: { size: sample } },
      { $match: { kind: 'visitor', bot: false, excluded: false, company: { $type: 'object' } } },
      { $project: { _id: 0, site: 1, domain: '$company.domain' } },
    ])
    .toArray();
  const companies = await connection
    .collection('companies')
    .aggregate<Name>([{ $sample: { size: sample } }, { $project: { _id: 0, site: 1, domain: 1 } }])
    .toArray();
  const names = [...companies, ...ofVisitors];
  return [...new Map(names.map((name) => [`${name.site}:${name.domain}`, name])).values()];
}

/** Whether a batch is still to be finished that touches a visitor who is of this company, or was. */
async function isAboutToBeMarked({ connection }: CheckDeps, { site, domain }: Name) {
  const batches = connection.collection<{ visitors: string[] }>('pending_batches').find();
  const keys = (await batches.toArray()).flatMap(({ visitors }) => visitors);
  const visitor = await connection
    .collection<{ _id: string }>('visitors')
    .findOne(
      { _id: { $in: keys }, site, $or: [{ 'company.domain': domain }, { prior_domain: domain }] },
      { projection: { _id: 1 } },
    );
  return visitor !== null;
}

function said(
  id: string,
  doc: CompanyDoc | null,
  counted: CountedCompany | undefined,
): Finding | undefined {
  if (!doc) return counted && `company ${id} is missing`;
  if (!counted) return `company ${id} has no visitors`;
  const fields = differences(counted.facts, doc, NOT_COUNTED);
  return fields.length > 0
    ? `company ${id} differs from its visitors: ${fields.join(', ')}`
    : undefined;
}

async function findingOf(deps: CheckDeps, name: Name): Promise<Finding | undefined> {
  const { connection, features, clock } = deps;
  const { site, domain } = name;
  const _id = `${site}:${domain}`;
  if (!(await features.accounts.sites.find(site))) return undefined;
  const companies = connection.collection<CompanyDoc>('companies');
  const doc = await companies.findOne({ _id });
  // About to be recounted.
  if (doc?.mark !== undefined || (doc?.due && Number(doc.due) <= clock())) return undefined;
  const visitors = visitorReader(connection).forSite({ site }).ofCompany(domain);
  const counted = await tallyCompany(domain, visitors);
  const says = said(_id, doc, counted);
  if (says === undefined || (await isAboutToBeMarked(deps, name))) return undefined;
  const again = await companies.findOne({ _id });
  return again?.version === doc?.version && again?.mark === undefined ? says : undefined;
}

/** Companies, among a sample, equal what their visitors amount to; but for those about to be recounted. */
export async function checkCompanies(deps: CheckDeps, sample: number): Promise<Finding[]> {
  const suspects: Name[] = [];
  for (const name of await draw(deps, sample))
    if ((await findingOf(deps, name)) !== undefined) suspects.push(name);
  if (suspects.length === 0) return [];
  await delay(AGAIN_MS);
  const findings: Finding[] = [];
  for (const name of suspects) {
    const finding = await findingOf(deps, name);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}
