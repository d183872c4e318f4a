import { EgressError } from '../../egress/egress-error.ts';
import type { Egress, EgressAnswer, EgressRequest } from '../../egress/egress.ts';
import type { Clock } from '../../ports.ts';
import { parseRetryAfter } from '../next-attempt-at.ts';
import type { Sent } from './target.ts';

const TIMEOUT_MS = 10_000;
/** More than is logged, so that the connection of a talkative receiver can be used again. */
const MAX_RESPONSE_BYTES = 64 * 1024;
const LOGGED_CHARACTERS = 1024;

const whyNot = (status: number): string | undefined => {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return 'Redirects are not followed; enter the final URL.';
  return `The receiver answered ${status}.`;
};

/** What an answer means to a delivery, as far as its status tells. */
export function sentOf(answer: EgressAnswer, now: number): Sent {
  const error = whyNot(answer.status);
  return {
    ok: error === undefined,
    status: answer.status,
    ...(error === undefined ? {} : { error }),
    response: answer.body.slice(0, LOGGED_CHARACTERS),
    durationMs: answer.durationMs,
    retryAfterMs: parseRetryAfter(answer.headers['retry-after'], now),
  };
}

/** Sends one JSON request; that no answer came is a result too. */
export interface Call {
  (request: EgressRequest): Promise<{ sent: Sent; answer?: EgressAnswer }>;
}

/**
 * Makes the `Call` that every target sends with.
 * @throws EgressError `aborted` (from the call) when its signal ended it
 */
export const createCall =
  (egress: Egress, clock: Clock, timeoutMs = TIMEOUT_MS): Call =>
  async (request) => {
    const startedAt = performance.now();
    try {
      const answer = await egress.request({
        timeoutMs,
        maxResponseBytes: MAX_RESPONSE_BYTES,
        ...request,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Clarm-Webhooks',
          ...request.headers,
        },
      });
      return { sent: sentOf(answer, clock()), answer };
    } catch (thrown) {
      if (!(thrown instanceof EgressError) || thrown.code === 'aborted') throw thrown;
      const durationMs = Math.round(performance.now() - startedAt);
      return { sent: { ok: false, error: thrown.message, durationMs, retryAfterMs: 0 } };
    }
  };
