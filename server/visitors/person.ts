import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { derive } from './derive.ts';
import type { ProjectionDeps } from './projection-deps.ts';
import { scoringToday } from './recompute.ts';
import { settle } from './settle.ts';
import { FOLD_CODE, newAlertFields, type AlertFields, type VisitorDoc } from './visitor-doc.ts';

const MAX_WORDS = 80;

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

const sum = (
  visitors: readonly VisitorDoc[],
  field: 'page_views' | 'messages' | 'sessions',
): number => visitors.reduce((total, visitor) => total + visitor[field], 0);

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
    const seen = visitors
      .filter((visitor) => visitor.state !== null)
      .map((visitor) => ({
        visitor,
        ...derive(visitor.state as NonNullable<VisitorDoc['state']>, scoring, now, person),
      }))
      .toSorted(
        (a, b) => b.scored.intent - a.scored.intent || (a.visitor._id < b.visitor._id ? -1 : 1),
      );
    const best = seen[0];
    if (!best) return undefined;
    const last = visitors.toSorted(
      (a, b) => Number(b.last_seen) - Number(a.last_seen) || (a._id < b._id ? -1 : 1),
    )[0] as VisitorDoc;
    const due = seen.flatMap(({ fields }) =>
      fields.intent_due ? [Number(fields.intent_due)] : [],
    );
    const fields = {
      ...best.fields,
      listed: seen.some((one) => !one.fields.bot && !one.fields.excluded),
      bot: seen.every((one) => one.fields.bot),
      excluded: seen.some((one) => one.fields.excluded),
      lifecycle: seen.some((one) => one.fields.lifecycle === 'customer')
        ? ('customer' as const)
        : ('lead' as const),
      company:
        best.fields.company ?? seen.find((one) => one.fields.company)?.fields.company ?? null,
      first_seen: new Date(Math.min(...visitors.map(({ first_seen }) => Number(first_seen)))),
      last_seen: last.last_seen,
      page_url: last.page_url,
      page_title: last.page_title,
      page_views: sum(visitors, 'page_views'),
      messages: sum(visitors, 'messages'),
      sessions: sum(visitors, 'sessions'),
      words: [...new Set(seen.flatMap((one) => one.fields.words))].slice(0, MAX_WORDS).sort(),
      intent_due: due.length > 0 ? new Date(Math.min(...due)) : null,
    };
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
      members: seen.map(({ visitor }) => visitor.visitor_id),
      ...fields,
      ...alert,
    };
    const conflicts = await deps.visitors.write([{ doc, read: previous?.version }]);
    if (conflicts.size === 0) return doc;
  }
}
