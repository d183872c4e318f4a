import { trackEvent, type TrackEvent } from '../contracts/track.ts';
import { checkProperties } from './check-properties.ts';
import type { OwnRedactions } from './own-redactions.ts';
import { parseTime } from './parse-time.ts';

/** Names that only the server writes. */
const RESERVED = new Set(['message_sent', 'enriched', 'visitor_erased']);
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** Sums of so many stay exact, and numbers. */
const MOST_AMOUNT = 1e12;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What was wrong with one event of a batch. */
export interface Rejected {
  code: string;
  message: string;
}

type Properties = Record<string, unknown>;
type Check = (properties: Properties) => string | undefined;

/** What the events with a meaning of their own must carry (contract §2). */
const CHECKS: Readonly<Record<string, Check>> = {
  purchase: ({ amount, currency, orderId }) => {
    if (typeof amount !== 'number' || amount < 0) return 'amount must be a number of 0 or more';
    if (amount > MOST_AMOUNT) return 'amount must be at most 1,000,000,000,000';
    if (typeof currency !== 'string' || !CURRENCIES.has(currency.toUpperCase())) {
      return 'currency must be an ISO 4217 code such as USD';
    }
    if (
      orderId !== undefined &&
      (typeof orderId !== 'string' || orderId === '' || orderId.length > 200)
    ) {
      return 'orderId must be a text of 1 to 200 characters';
    }
    return undefined;
  },
  goal_achieved: ({ goal, value }) => {
    if (typeof goal !== 'string' || goal === '') return 'goal must name the goal';
    if (value !== undefined && value !== null && typeof value !== 'number')
      return 'value must be a number';
    return undefined;
  },
  identify: ({ email }) =>
    email === undefined ||
    email === null ||
    (typeof email === 'string' && email.length <= 320 && EMAIL.test(email.trim()))
      ? undefined
      : 'email must be an e-mail address',
};

const reject = (code: string, message: string) => ({
  ok: false as const,
  rejected: { code, message },
});

/**
 * Parses one event of a batch: once, here, and trusted afterwards.
 * @param own what the site wants out of its addresses
 */
export function checkEvent(
  raw: unknown,
  source: 'browser' | 'server',
  own?: OwnRedactions,
): { ok: true; event: TrackEvent } | { ok: false; rejected: Rejected } {
  const parsed = trackEvent.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return reject(
      'invalid',
      `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'is not valid'}`,
    );
  }
  const event = parsed.data;
  if (RESERVED.has(event.event))
    return reject('reserved_name', `${event.event} is written by the server only`);
  if (source === 'browser') {
    const missing = (['event_id', 'visitor_id', 'timestamp'] as const).find(
      (name) => event[name] === undefined,
    );
    if (missing) return reject('invalid', `${missing}: is missing`);
  }
  if (event.timestamp !== undefined && parseTime(event.timestamp) === undefined) {
    return reject(
      'invalid',
      'timestamp: must be ISO 8601 with Z or an offset, such as 2026-03-23T14:35:00Z',
    );
  }
  const checked = checkProperties(event.properties ?? {}, own);
  if (!checked.ok) return reject('invalid_properties', checked.problem);
  const problem = Object.hasOwn(CHECKS, event.event)
    ? CHECKS[event.event]?.(checked.properties)
    : undefined;
  if (problem !== undefined) return reject(`invalid_${event.event}`, problem);
  return { ok: true, event: { ...event, properties: checked.properties } };
}
