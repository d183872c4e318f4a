import { fromRecord, type VisitorRecord } from '../visitors/visitor-record.ts';
import { mergeFields } from '../visitors/merge-fields.ts';
import type { VisitorDoc } from '../visitors/visitor-doc.ts';
import { differences, isPending, type CheckDeps, type Finding } from './finding.ts';
import { momentsOf } from './moments-of.ts';

/** The visitors of a person; by no hint, for the index may be what is missing. */
async function membersOf(
  { connection, features: { pipeline } }: CheckDeps,
  site: string,
  person: string,
): Promise<VisitorDoc[]> {
  const records = connection.collection<VisitorRecord>('visitors');
  const found = await records.find({ site, person, kind: 'visitor' }).toArray();
  const erased = await pipeline.projection.erasedAmong(found.map(({ _id }) => _id));
  return (found as VisitorRecord[]).map(fromRecord).filter(({ _id }) => !erased.has(_id));
}

async function findingOf(
  deps: CheckDeps,
  site: string,
  person: string,
): Promise<Finding | undefined> {
  const { connection, clock } = deps;
  const { pipeline } = deps.features;
  const key = `${site}:${person}`;
  const scoring = await pipeline.scoringFor(site);
  if (!scoring) return undefined;
  const merged = await pipeline.visitors.get(key);
  const members = await membersOf(deps, site, person);
  const rules = [merged, ...members].flatMap((doc) => doc?.made_by.rules ?? []);
  if (rules.some((version) => version !== scoring.rulesVersion)) return undefined;

  const states = members.map(({ state }) => state);
  const found = momentsOf(states, merged?.intent_due ?? null, clock()).map((at) => {
    const expected = mergeFields(members, scoring, at, person);
    if (!expected || !merged) return !expected && !merged ? [] : ['members'];
    const { fields, members: ids } = expected;
    return differences({ ...merged, ...fields, members: ids }, merged);
  });
  const fields = found.find((none) => none.length === 0) ?? found[0] ?? [];
  if (fields.length === 0) return undefined;

  // Written meanwhile, or about to be: nothing can be said of it.
  if (await isPending(connection, [...members.map(({ _id }) => _id), key])) return undefined;
  const again = await membersOf(deps, site, person);
  const versions = (docs: readonly VisitorDoc[]) => docs.map(({ version }) => version).join();
  if (versions(again) !== versions(members)) return undefined;
  if ((await pipeline.visitors.get(key))?.version !== merged?.version) return undefined;
  return `person ${key} differs from its visitors: ${fields.join(', ')}`;
}

/** A sample of persons has the visitors that say they are of it, and shows what these amount to. */
export async function checkPersons(deps: CheckDeps, sample: number): Promise<Finding[]> {
  const drawn = await deps.features.pipeline.visitors.collection
    .aggregate<{ site: string; person: string }>([
      { $match: { $or: [{ kind: 'person' }, { person: { $gt: '' } }] } },
      { $sample: { size: sample } },
      {
        $project: {
          site: 1,
          person: { $cond: [{ $eq: ['$kind', 'person'] }, '$visitor_id', '$person'] },
        },
      },
    ])
    .toArray();
  const persons = new Map(drawn.map(({ site, person }) => [`${site}:${person}`, { site, person }]));
  const findings: Finding[] = [];
  for (const { site, person } of persons.values()) {
    const finding = await findingOf(deps, site, person);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}
