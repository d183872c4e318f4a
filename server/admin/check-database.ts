import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mongoose';
import type { Pipeline } from '../pipeline.ts';
import { splitKey } from '../visitors/projection-deps.ts';
import { foldAll } from '../visitors/recompute.ts';

/** One thing that is not as it should be. */
export type Finding = string;

const keyOf = (fields: object): string => JSON.stringify(Object.entries(fields));

/** Every index that the schemas name is there. */
async function missingIndexes(connection: Connection): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const model of Object.values(connection.models)) {
    const found = await model.collection.indexes().catch(() => []);
    const there = new Set(found.map(({ key }) => keyOf(key)));
    for (const [fields] of model.schema.indexes()) {
      if (!there.has(keyOf(fields))) {
        findings.push(`index ${keyOf(fields)} of ${model.collection.name} is missing`);
      }
    }
  }
  return findings;
}

/** A sample of visitors equals what their events amount to. */
async function drift(pipeline: Pipeline, sample: number): Promise<Finding[]> {
  const { visitors, events, projection } = pipeline;
  const drawn = await visitors.collection
    .aggregate<{ _id: string }>([
      { $match: { kind: 'visitor' } },
      { $sample: { size: sample } },
      { $project: { _id: 1 } },
    ])
    .toArray();
  const findings: Finding[] = [];
  for (const { _id } of drawn) {
    const { site, visitor } = splitKey(_id);
    const doc = await visitors.get(_id);
    const scoring = await pipeline.scoringFor(site);
    if (!doc?.state || !scoring) continue;
    const read = events.ofVisitor(site, visitor, doc.through ?? undefined);
    const state = await foldAll(read, scoring, { base: doc.base });
    const again = await visitors.get(_id);
    // Written meanwhile, or about to be: nothing can be said of it.
    if (again?.version !== doc.version || (await projection.pending.all()).size > 0) continue;
    if (!isDeepStrictEqual(state, doc.state))
      findings.push(`visitor ${_id} differs from its events`);
  }
  return findings;
}

/** Events whose visitor is missing, among a sample, and none of whose batches is pending. */
async function orphans(
  connection: Connection,
  pipeline: Pipeline,
  sample: number,
): Promise<Finding[]> {
  const drawn = await connection
    .collection<{ _id: string; site: string; visitor_id: string; batch: string }>('events')
    .aggregate<{ site: string; visitor_id: string; batch: string }>([{ $sample: { size: sample } }])
    .toArray();
  const pending = await pipeline.projection.pending.all();
  const findings: Finding[] = [];
  for (const { site, visitor_id, batch } of drawn) {
    if (pending.has(batch)) continue;
    if (!(await pipeline.visitors.get(`${site}:${visitor_id}`))) {
      findings.push(`event of ${site}:${visitor_id}, who is not there`);
    }
  }
  return findings;
}

/** Orders whose visitor is missing, among a sample. */
async function ordersWithoutVisitor(
  connection: Connection,
  pipeline: Pipeline,
  sample: number,
): Promise<Finding[]> {
  const orders = connection.collection('orders');
  const drawn = await orders.aggregate<Order>([{ $sample: { size: sample } }]).toArray();
  const findings: Finding[] = [];
  for (const { _id, site, visitor_id } of drawn) {
    if (!(await pipeline.visitors.get(`${site}:${visitor_id}`)))
      findings.push(`order ${_id} of ${site}:${visitor_id}, who is not there`);
  }
  return findings;
}
interface Order {
  _id: string;
  site: string;
  visitor_id: string;
}

/** A person has the visitors that say they are of it, and each of those has its person. */
async function persons(pipeline: Pipeline, sample: number): Promise<Finding[]> {
  const { visitors, projection } = pipeline;
  const drawn = await visitors.collection
    .aggregate<{ _id: string; site: string; visitor_id: string; person?: string; kind: string }>([
      { $match: { $or: [{ kind: 'person' }, { person: { $gt: '' } }] } },
      { $sample: { size: sample } },
      { $project: { site: 1, visitor_id: 1, person: 1, kind: 1 } },
    ])
    .toArray();
  const findings: Finding[] = [];
  for (const { _id, site, visitor_id, person, kind } of drawn) {
    const id = kind === 'person' ? visitor_id : (person ?? '');
    const merged = await visitors.get(`${site}:${id}`);
    const members = (await visitors.ofPerson(site, id)).map((member) => member.visitor_id);
    if ((await projection.pending.all()).size > 0) continue;
    const same = isDeepStrictEqual(members.toSorted(), (merged?.members ?? []).toSorted());
    if (!same) findings.push(`person ${site}:${id} has not the visitors that are its (${_id})`);
  }
  return findings;
}

/**
 * Checks indexes and invariants, and says nothing of what is being written.
 * @param sample visitors, events, orders and persons looked at
 */
export async function checkDatabase(
  connection: Connection,
  pipeline: Pipeline,
  sample = 1_000,
): Promise<Finding[]> {
  return [
    ...(await missingIndexes(connection)),
    ...(await drift(pipeline, sample)),
    ...(await orphans(connection, pipeline, sample)),
    ...(await ordersWithoutVisitor(connection, pipeline, sample)),
    ...(await persons(pipeline, sample)),
  ];
}
