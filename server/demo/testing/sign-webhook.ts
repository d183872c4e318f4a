import { Webhook } from 'standardwebhooks';

/** A webhook as the deliverer would send it: body and Standard Webhooks headers. */
export function signWebhook(
  secret: string,
  payload: { event: string; data: Record<string, unknown> },
  id = '0198c0de-0000-7000-8000-000000000001',
) {
  const now = new Date();
  const body = JSON.stringify({ ...payload, timestamp: now.toISOString() });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
  };
}
