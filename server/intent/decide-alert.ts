import type { DecideAlert } from '../ports.ts';

/** At most one alert a visitor, or verified person, in this time (contract §7). */
const QUIET_MS = 24 * 3_600_000;

/**
 * Decides, for a write that settles events, whether it alerts (contract §7). Only fresh events
 * touch `armed`: a late one, a rebuild or a rescoring leaves it alone. A crossing within 24 hours
 * of the last alert is used up without a second one.
 */
export const decideAlert: DecideAlert = (question) => {
  const { before, after, threshold, rearmAt, fresh, eligible, now, alertedAt } = question;
  if (!fresh) return { armed: question.armed, alert: false };
  const armed = question.armed || before <= rearmAt;
  if (!eligible || !armed || after < threshold) return { armed, alert: false };
  return { armed: false, alert: alertedAt === undefined || now - alertedAt >= QUIET_MS };
};
