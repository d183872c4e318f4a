import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { mergeFields } from './merge-fields.ts';
import type { ProjectionDeps } from './projection-deps.ts';
import { scoringToday } from './recompute.ts';
import { settle } from './settle.ts';
import { FOLD_CODE, newAlertFields, type AlertFields, type VisitorDoc } from './visitor-doc.ts';

const mostRecentlyAlerted = (visitors: readonly VisitorDoc[]): VisitorDoc | undefined =>
  visitors
    .filter(({ alerted_at }) => alerted_at !== null)
    .toSorted((a, b) => Number(b.alerted_at) - Number(a.alerted_at))[0];

/**
 * At joining, `armed` and the 24 hours are those of the most recently alerted visitor; what any of
 * them has told already is told.
 */
const alertFieldsOf = (
  person: VisitorDoc | undefined,
  visitors: readonly VisitorDoc[],
): AlertFields => {
  const own = person ?? newAlertFields();
  const told = {
    enriched: own.enriched || visitors.some(({ enriched }) => enriched),
    enterprise_alerted:
      own.enterprise_alerted || visitors.some(({ enterprise_alerted }) => enterprise_alerted),
  };
  const joined = mostRecentlyAlerted(visitors);
  if (!joined?.alerted_at || (own.alerted_at && own.alerted_at >= joined.alerted_at)) {
    return { ...own, ...told };
  }
  return { ...own, ...told, armed: joined.armed, alerted_at: joined.alerted_at };
};

/**
 * Step 6 of the projection protocol: a verified person is one more document of `visitors`, the
 * merge of its visitors: the highest of their scores, one alert. Reads the person's version, then
 * its visitors, and writes where the version is as read.
 */
export async function mergePerson(
  deps: ProjectionDeps,
  site: string,
  person: string,
  settled: readonly StoredEvent[],
): Promise<VisitorDoc | undefined> {
  const key = `${site}:${person}`;
  for (;;) {
    const previous = await deps.visitors.get(key);
    const scoring = await scoringToday(deps, site, previous);
    const found = await deps.visitors.ofPerson(site, person);
    const erased = await deps.erasedAmong(found.map(({ _id }) => _id));
    const visitors = found.filter(({ _id }) => !erased.has(_id));
    if (visitors.length === 0 && previous) {
      if (await deps.visitors.deleteAsRead(previous)) return undefined;
      continue;
    }
    if (!scoring || visitors.length === 0) return undefined;
    const now = deps.clock();
    const merged = mergeFields(visitors, scoring, now, person);
    if (!merged) return undefined;
    const { fields, members, best } = merged;
    const alert = settle(
      {
        previous: alertFieldsOf(previous, visitors),
        // Not the stored score: decay may have been merged in since the last event.
        scoreBefore: () =>
          previous?.settled_input ? scoring.score(previous.settled_input, now).intent : 0,
        fields,
        scored: best.scored,
        settled,
        decides: true,
        threshold: scoring.threshold,
        rearmAt: scoring.rearmAt,
        now,
      },
      deps.decideAlert,
    );
    const doc: VisitorDoc = {
      _id: key,
      site,
      visitor_id: person,
      version: randomUUID(),
      kind: 'person',
      state: null,
      unsettled: [],
      made_by: { code: FOLD_CODE, rules: scoring.rulesVersion },
      settled_input: settled.length > 0 ? best.input : (previous?.settled_input ?? null),
      base: null,
      through: null,
      prior_domain: null,
      prior_person: null,
      person: null,
      members,
      ...fields,
      ...alert,
    };
    const conflicts = await deps.visitors.write([{ doc, read: previous?.version }]);
    if (conflicts.size === 0) return doc;
  }
}
