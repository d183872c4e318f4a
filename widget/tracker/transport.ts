import { bytesOf } from './queue.ts';

/** What browsers let be under way when a page ends: 64 KB, less the headers' share. */
const KEEPALIVE_BYTES = 64_000;
const TIMEOUT_MS = 15_000;

/** An answer; status 0 is none. */
export interface Answer {
  status: number;
  text: string;
  /** Seconds to wait; 0 where the server did not say. */
  retryAfter: number;
}

/** Sends a small body so that it outlives the page; never rejects. */
export type Post = (path: string, body: string) => Promise<Answer>;

/**
 * `fetch` with `keepalive` up to the quota, without cookies or preflight. A browser without
 * `keepalive` (Firefox before 133) gives up what a page that ends sends; it stays in the queue.
 */
export function createPost(api: string): Post {
  let underWay = 0;
  return async (path, body) => {
    const answer: Answer = { status: 0, text: '', retryAfter: 0 };
    const size = bytesOf(body);
    underWay += size;
    try {
      const response = await fetch(api + path, {
        method: 'POST',
        body,
        keepalive: underWay < KEEPALIVE_BYTES,
        credentials: 'omit',
        signal: AbortSignal.timeout?.(TIMEOUT_MS),
      });
      answer.text = await response.text();
      answer.status = response.status;
      answer.retryAfter = Number(response.headers.get('retry-after'));
    } catch {
      // No answer: status 0.
    }
    underWay -= size;
    return answer;
  };
}
