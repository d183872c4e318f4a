import { bytesOf } from './queue.ts';

/** What browsers let be under way when a page ends: 64 KB, less the headers' share. */
const KEEPALIVE_BYTES = 64_000;
const TIMEOUT_MS = 15_000;

/** An answer; status 0 is none. */
export interface Answer {
  status: number;
  text: string;
  /** Seconds or a date, as the server put it. */
  retryAfter: string | null;
}

/** Sends small bodies so that they outlive the page. */
export interface Transport {
  /** Never rejects. */
  post(url: string, body: string): Promise<Answer>;
  /** Whether `body` would still get out although the page ends now. */
  fits(body: string): boolean;
}

/** `fetch` with `keepalive` up to the quota, without cookies or preflight. */
export function createTransport(): Transport {
  let underWay = 0;
  const fits = (body: string) => underWay + bytesOf(body) < KEEPALIVE_BYTES;
  return {
    fits,
    async post(url, body) {
      const keepalive = fits(body);
      const size = keepalive ? bytesOf(body) : 0;
      underWay += size;
      try {
        const response = await fetch(url, {
          method: 'POST',
          body,
          keepalive,
          credentials: 'omit',
          signal: AbortSignal.timeout?.(TIMEOUT_MS) ?? null,
        });
        return {
          status: response.status,
          text: await response.text(),
          retryAfter: response.headers.get('retry-after'),
        };
      } catch {
        return { status: 0, text: '', retryAfter: null };
      } finally {
        underWay -= size;
      }
    },
  };
}
