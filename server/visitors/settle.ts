import type { DecideAlert } from '../ports.ts';
import { uuidv7 } from 'uuidv7';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { Scored } from './scoring.ts';
import {
  newAlertFields,
  type AlertFields,
  type PendingNotice,
  type VisitorFields,
} from './visitor-doc.ts';

/** An event that arrived later than this after it happened alerts nobody (contract §7). */
const FRESH_MS = 30 * 60_000;

/** `enterprise_alert` (contract §8): this enterprise score and these page points. */
const ENTERPRISE_SCORE = 80;
const ENTERPRISE_PAGES = 20;

/** Whether one of the events is news rather than history. */
const hasFresh = (events: readonly StoredEvent[]): boolean =>
  events.some(
    ({ received_at, timestamp }) => received_at.getTime() - timestamp.getTime() < FRESH_MS,
  );

export interface SettleInput {
  /** As read; undefined for a new visitor. */
  previous: AlertFields | undefined;
  /** The score before this write, decayed to now; asked for only where it matters. */
  scoreBefore(): number;
  fields: VisitorFields;
  scored: Pick<Scored, 'P' | 'intent' | 'breakdown'>;
  /** The events this write settles; none for a rebuild, a change of rules or retention. */
  settled: readonly StoredEvent[];
  /** A visitor with a person never decides an alert: the person does. */
  decides: boolean;
  threshold: number;
  rearmAt: number;
  now: number;
}

const carry = (previous: AlertFields | undefined): AlertFields => {
  const { armed, alerted_at, enterprise_alerted, enriched, notices } = previous ?? newAlertFields();
  return { armed, alerted_at, enterprise_alerted, enriched, notices: [...notices] };
};

const factsOf = (
  url: string | undefined,
  { fields, scored }: SettleInput,
): Record<string, unknown> => ({
  intent_score: scored.intent,
  score_breakdown: scored.breakdown,
  current_url: url ?? fields.page_url,
  enterprise_score: fields.enterprise_score,
});

/**
 * The alert fields of the next write (design, step 5): carried, and changed only by a write that
 * settles events. Score, `armed` and the notice to send are one atomic write of one document.
 */
export function settle(input: SettleInput, decideAlert: DecideAlert): AlertFields {
  const { previous, fields, scored, settled, threshold, rearmAt, now } = input;
  const next = carry(previous);
  if (settled.length === 0) return next;
  const eligible = !fields.bot && !fields.excluded && fields.lifecycle === 'lead';
  const fresh = hasFresh(settled);
  const url = settled.findLast((event) => event.url !== undefined)?.url;
  const notify = (event: PendingNotice['event']): void => {
    next.notices.push({ id: uuidv7(), event, at: new Date(now), facts: factsOf(url, input) });
  };
  if (input.decides) {
    const decision = decideAlert({
      armed: next.armed,
      alertedAt: next.alerted_at?.getTime(),
      before: next.armed ? 0 : input.scoreBefore(),
      after: scored.intent,
      threshold,
      rearmAt,
      fresh,
      eligible,
      now,
    });
    next.armed = decision.armed;
    if (decision.alert) {
      next.alerted_at = new Date(now);
      notify('high_intent_visitor');
    }
    const isEnterprise =
      (fields.enterprise_score ?? 0) >= ENTERPRISE_SCORE && scored.P >= ENTERPRISE_PAGES;
    if (isEnterprise && eligible && fresh && !next.enterprise_alerted) {
      next.enterprise_alerted = true;
      notify('enterprise_alert');
    }
  }
  if (input.decides && fields.company && !fields.bot && !fields.excluded && !next.enriched) {
    next.enriched = true;
    notify('visitor_enriched');
  }
  return next;
}
