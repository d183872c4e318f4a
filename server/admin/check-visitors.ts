import type { Pipeline } from '../pipeline.ts';
import { nextDoc } from '../visitors/next-doc.ts';
import { splitKey } from '../visitors/projection-deps.ts';
import { foldAll } from '../visitors/recompute.ts';
import type { VisitorDoc } from '../visitors/visitor-doc.ts';
import type { VisitorState } from '../visitors/fold/state.ts';
import { differences, isPending, type CheckDeps, type Finding } from './finding.ts';
import { momentsOf } from './moments-of.ts';

/** Of each write its own, or of the one before; everything else of the document is derived or carried. */
const OF_THE_WRITE = ['version', 'made_by', 'notices', 'prior_domain', 'prior_person'];

/** The fields in which a visitor differs from what its events amount to. */
async function differencesOf(pipeline: Pipeline, doc: VisitorDoc, now: number): Promise<string[]> {
  const { site, visitor } = splitKey(doc._id);
  const scoring = await pipeline.scoringFor(site);
  // Made by other rules: it is about to be scored anew.
  if (!scoring || doc.made_by.rules !== scoring.rulesVersion) return [];
  const read = pipeline.events.ofVisitor(site, visitor, doc.through ?? undefined);
  const folded = await foldAll(read, scoring, { base: doc.base });
  // As text it has lost what a state of events alone still has, such as the sign of -0.
  const state = JSON.parse(JSON.stringify(folded)) as VisitorState;
  const found = momentsOf([state], doc.intent_due, now).map((at) =>
    differences(
      nextDoc({
        key: doc._id,
        previous: doc,
        state,
        unsettled: doc.unsettled,
        settled: [],
        scoring,
        decideAlert: pipeline.projection.decideAlert,
        now: at,
      }),
      doc,
      OF_THE_WRITE,
    ),
  );
  return found.find((fields) => fields.length === 0) ?? found[0] ?? [];
}

/** A sample of visitors, their state and all that lists show of it, equals what their events amount to. */
export async function checkVisitors(
  { connection, features: { pipeline }, clock }: CheckDeps,
  sample: number,
): Promise<Finding[]> {
  const drawn = await pipeline.visitors.collection
    .aggregate<{ _id: string }>([
      { $sample: { size: sample } },
      { $match: { kind: 'visitor' } },
      { $project: { _id: 1 } },
    ])
    .toArray();
  const findings: Finding[] = [];
  for (const { _id } of drawn) {
    const doc = await pipeline.visitors.get(_id);
    if (!doc?.state) continue;
    let says: Finding | undefined;
    try {
      const fields = await differencesOf(pipeline, doc, clock());
      if (fields.length > 0) says = `visitor ${_id} differs from its events: ${fields.join(', ')}`;
    } catch (error) {
      says = `visitor ${_id} cannot be made from its events: ${String(error)}`;
    }
    if (says === undefined) continue;
    // About to be written, or written meanwhile: nothing can be said of it.
    if (await isPending(connection, [_id])) continue;
    if ((await pipeline.visitors.get(_id))?.version === doc.version) findings.push(says);
  }
  return findings;
}
