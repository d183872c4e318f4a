import { derive, type Derived } from './derive.ts';
import type { Scoring } from './scoring.ts';
import type { VisitorDoc, VisitorFields } from './visitor-doc.ts';

const MAX_WORDS = 80;

/** What lists show of a person, and whose score that is. */
export interface Merged {
  fields: VisitorFields;
  /** The visitors, best score first. */
  members: string[];
  best: Derived;
}

const sum = (
  visitors: readonly VisitorDoc[],
  field: 'page_views' | 'messages' | 'sessions',
): number => visitors.reduce((total, visitor) => total + visitor[field], 0);

/**
 * Computes what lists show of a person from its visitors: the highest of their scores, the sums of
 * their counts, what the last seen one looks at. Pure; undefined where there is nothing to merge.
 */
export function mergeFields(
  visitors: readonly VisitorDoc[],
  scoring: Scoring,
  now: number,
  person: string,
): Merged | undefined {
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
  const due = seen.flatMap(({ fields }) => (fields.intent_due ? [Number(fields.intent_due)] : []));
  const fields = {
    ...best.fields,
    listed: seen.some((one) => !one.fields.bot && !one.fields.excluded),
    bot: seen.every((one) => one.fields.bot),
    excluded: seen.some((one) => one.fields.excluded),
    lifecycle: seen.some((one) => one.fields.lifecycle === 'customer')
      ? ('customer' as const)
      : ('lead' as const),
    company: best.fields.company ?? seen.find((one) => one.fields.company)?.fields.company ?? null,
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
  return { fields, members: seen.map(({ visitor }) => visitor.visitor_id), best };
}
