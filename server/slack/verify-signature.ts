import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older requests are refused: somebody may have recorded them. */
const MAX_AGE_S = 300;

/**
 * Whether a request comes from Slack
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack).
 * @param now ms
 */
export function isFromSlack(
  secret: string,
  { timestamp, signature, body }: { timestamp: string; signature: string; body: string },
  now: number,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > MAX_AGE_S) return false;
  const made = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const [a, b] = [Buffer.from(made), Buffer.from(signature)];
  return a.length === b.length && timingSafeEqual(a, b);
}
