import { isDatabaseError } from '../database-errors.ts';
import { derive } from './derive.ts';
import { mergePerson } from './person.ts';
import type { ProjectionDeps } from './projection-deps.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { Refresh } from './visitor-store.ts';

const AT_ONCE = 500;

/**
 * Scores decay without any event: rewrites the stored score of visitors whose rounded value is
 * due to change (`intent_due`), where the version is as read and without changing it. Alerts
 * nobody. A person's score is merged anew.
 * @returns whether there may be more
 */
export async function refreshDue(deps: ProjectionDeps): Promise<boolean> {
  const now = deps.clock();
  const due = await deps.visitors.due(new Date(now), AT_ONCE);
  const refreshed: Refresh[] = [];
  for (const doc of due) {
    try {
      const fields = await decayed(deps, doc, now);
      if (fields) refreshed.push({ doc, fields });
    } catch (error) {
      if (isDatabaseError(error)) throw error;
      // One that cannot be derived must not stop the decay of all others.
      refreshed.push({ doc, fields: { intent_due: null } });
      deps.onQuarantine(doc._id);
    }
  }
  deps.forget(refreshed.map(({ doc }) => doc._id));
  await deps.visitors.refresh(refreshed);
  for (const { doc, fields } of refreshed) {
    if (fields.intent === undefined) continue;
    const changes = fields.company?.domain !== doc.company?.domain;
    if (fields.intent === doc.intent && !changes) continue;
    await deps.onDecayed(doc);
    // Its network became too old to name the company, and another one names another.
    if (changes) await deps.onDecayed({ ...doc, company: fields.company ?? null });
    deps.hub.publish(doc.site, { kind: 'visitor', id: doc.visitor_id, version: doc.version });
  }
  return due.length === AT_ONCE;
}

async function decayed(
  deps: ProjectionDeps,
  doc: VisitorDoc,
  now: number,
): Promise<Partial<VisitorDoc> | undefined> {
  const scoring = await deps.scoringFor(doc.site);
  // Of a deleted site: nobody reads it any more.
  if (!scoring) return { intent_due: null };
  if (doc.kind === 'person') {
    await mergePerson(deps, doc.site, doc.visitor_id, []);
    return undefined;
  }
  return doc.state ? derive(doc.state, scoring, now, doc.person).fields : { intent_due: null };
}
