/** At most one alert a visitor, or verified person, in this time (contract §7). */
const QUIET_MS = 24 * 3_600_000;

/** An event that arrived later than this after it happened is history, not news. */
export const FRESH_MS = 30 * 60_000;

/** What decides an alert: times in ms, scores rounded. */
export interface AlertQuestion {
  armed: boolean;
  alertedAt: number | undefined;
  /** The score before this write, decayed to the server's clock. */
  before: number;
  after: number;
  threshold: number;
  /** At or below this a visitor is armed again. */
  rearmAt: number;
  /** One of the settled events arrived within 30 minutes of happening. */
  fresh: boolean;
  /** Neither a bot, nor excluded, nor a customer, nor a visitor whose person decides. */
  eligible: boolean;
  now: number;
}

/** What the same write stores, and whether it puts one alert in the outbox. */
export interface AlertDecision {
  armed: boolean;
  alert: boolean;
  alertedAt: number | undefined;
}

/** Whether the event is news. */
export const isFresh = (event: { timestamp: Date; received_at: Date }): boolean =>
  event.received_at.getTime() - event.timestamp.getTime() < FRESH_MS;

/**
 * Decides, for a write that settles events, whether it alerts (contract §7). Only fresh events
 * touch `armed`: a late one, a rebuild or a rescoring leaves it alone. A crossing within 24 hours
 * of the last alert is used up without a second one.
 */
export function decideAlert(question: AlertQuestion): AlertDecision {
  const { before, after, threshold, rearmAt, fresh, eligible, now, alertedAt } = question;
  if (!fresh) return { armed: question.armed, alert: false, alertedAt };
  const armed = question.armed || before <= rearmAt;
  if (!eligible || !armed || after < threshold) return { armed, alert: false, alertedAt };
  const alert = alertedAt === undefined || now - alertedAt >= QUIET_MS;
  return { armed: false, alert, alertedAt: alert ? now : alertedAt };
}
