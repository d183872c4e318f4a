import { derive } from './derive.ts';
import { mergePerson } from './person.ts';
import type { ProjectionDeps } from './projection-deps.ts';

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
    if (doc.kind === 'person') {
      await mergePerson(deps, doc.site, doc.visitor_id, []);
      continue;
    }
    const scoring = await deps.scoringFor(doc.site);
    if (!scoring || !doc.state) continue;
    const { fields } = derive(doc.state, scoring, now, doc.person);
    await deps.visitors.refresh(doc, fields);
    if (fields.intent !== doc.intent) {
      deps.hub.publish(doc.site, { kind: 'visitor', id: doc.visitor_id, version: doc.version });
    }
  }
  return due.length;
}
