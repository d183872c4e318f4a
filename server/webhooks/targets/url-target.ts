import type { Clock } from '../../ports.ts';
import { signatureHeaders } from '../sign.ts';
import type { Call } from './post.ts';
import type { Target } from './target.ts';

/** Any URL: the payload as it is, signed by Standard Webhooks; 410 means that nobody wants it any more. */
export const urlTarget = (call: Call, clock: Clock): Target => ({
  bodyOf: (payload) => JSON.stringify(payload),
  async send({ id, body, url, secrets, signal }) {
    const headers = signatureHeaders({ id, now: clock(), body }, secrets);
    const { sent } = await call({ url, method: 'POST', headers, body, signal });
    return sent.status === 410 ? { ...sent, hopeless: 'endpoint' } : sent;
  },
});
