import { EgressError, type EgressErrorCode } from '../egress/egress-error.ts';
import type { Egress } from '../egress/egress.ts';
import type { Clock } from '../ports.ts';
import { parseRetryAfter } from './next-attempt-at.ts';
import { signatureHeaders } from './sign.ts';

const TIMEOUT_MS = 10_000;
/** Enough to keep the connection for the next one; the log keeps less. */
const MAX_RESPONSE_BYTES = 16 * 1024;
const LOGGED_CHARACTERS = 1024;

/** What came of sending one webhook once. */
export interface Sent {
  ok: boolean;
  /** Of the answer; absent when none came. */
  status?: number;
  /** Why it failed, for the team. */
  error?: string;
  /** First 1 KB of the answer. */
  response?: string;
  durationMs: number;
  retryAfterMs: number;
}

/** A message and where it goes. */
export interface OutgoingWebhook {
  id: string;
  url: string;
  body: string;
  secrets: readonly string[];
  signal: AbortSignal;
}

const whyNot = (status: number): string | undefined => {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return 'Redirects are not followed; enter the final URL.';
  return `The receiver answered ${status}.`;
};

/**
 * Sends one signed webhook; a failure is a result.
 * @throws EgressError `aborted` when the signal ended it
 */
export const createPostWebhook =
  (egress: Egress, clock: Clock, timeoutMs = TIMEOUT_MS) =>
  async ({ id, url, body, secrets, signal }: OutgoingWebhook): Promise<Sent> => {
    const startedAt = performance.now();
    try {
      const answer = await egress.request({
        url,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Clarm-Webhooks',
          ...signatureHeaders({ id, now: clock(), body }, secrets),
        },
        body,
        timeoutMs,
        maxResponseBytes: MAX_RESPONSE_BYTES,
        signal,
      });
      const error = whyNot(answer.status);
      return {
        ok: error === undefined,
        status: answer.status,
        ...(error === undefined ? {} : { error }),
        response: answer.body.slice(0, LOGGED_CHARACTERS),
        durationMs: answer.durationMs,
        retryAfterMs: parseRetryAfter(answer.headers['retry-after'], clock()),
      };
    } catch (thrown) {
      if (!(thrown instanceof EgressError)) throw thrown;
      if (thrown.code === ('aborted' satisfies EgressErrorCode)) throw thrown;
      const durationMs = Math.round(performance.now() - startedAt);
      return { ok: false, error: thrown.message, durationMs, retryAfterMs: 0 };
    }
  };
export type PostWebhook = ReturnType<typeof createPostWebhook>;
