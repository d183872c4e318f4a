import { isDatabaseError } from '../database.ts';
import { derive } from './derive.ts';
import { mergePerson } from './person.ts';
import type { ProjectionDeps } from './projection-deps.ts';
import type { VisitorDoc } from './visitor-doc.ts';

const AT_ONCE = 500;

/**
 * Scores decay without any event: rewrites the stored score of visitors whose rounded value is
 * due to change (`intent_due`), where the version is as read and without changing it. Alerts
 * nobody. A person's score is merged anew.
 */
export async function refreshDue(deps: ProjectionDeps): Promise<number> {
  const now = deps.clock();
  const due = await deps.visitors.due(new Date(now), AT_ONCE);
  for (const doc of due) {
    try {
      await refreshOne(deps, doc, now);
    } catch (error) {
      if (isDatabaseError(error)) throw error;
      // One that cannot be derived must not stop the decay of all others.
      await deps.visitors.refresh(doc, { intent_due: null });
      deps.onQuarantine(doc._id);
    }
  }
  return due.length;
}

async function refreshOne(deps: ProjectionDeps, doc: VisitorDoc, now: number): Promise<void> {
  const scoring = await deps.scoringFor(doc.site);
  if (!scoring) {
    // Of a deleted site: nobody reads it any more.
    await deps.visitors.refresh(doc, { intent_due: null });
    return;
  }
  if (doc.kind === 'person') {
    await mergePerson(deps, doc.site, doc.visitor_id, []);
    return;
  }
  if (!doc.state) return;
  const { fields } = derive(doc.state, scoring, now, doc.person);
  await deps.visitors.refresh(doc, fields);
  if (fields.intent !== doc.intent) {
    await deps.onDecayed(doc);
    deps.hub.publish(doc.site, { kind: 'visitor', id: doc.visitor_id, version: doc.version });
  }
}
