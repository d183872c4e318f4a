import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { devices } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { TrackAnswer } from '../../server/contracts/track.ts';

/** The demo's own site. */
export const DEMO_SITE = 'w_demo0000000000';

/** Long enough not to spin, short enough to be there when the server is well again. */
export const AGAIN_MS = 100;

/** An event as a browser would send it. */
export interface SentEvent {
  event_id: string;
  event: string;
  visitor_id: string;
  session_id: string;
  timestamp: string;
  url: string;
  referrer: string;
  page_view_id?: string;
  properties?: Record<string, unknown>;
}

/** What came back; `answer` is there with a 202. */
export interface Tracked {
  status: number;
  /** Seconds; NaN where the answer does not say. */
  retryAfter: number;
  answer?: TrackAnswer;
}

export const newVisitor = (): string => `v_${randomBytes(16).toString('hex')}`;

/** A new event of this visitor's, now. */
export const eventOf = (visitor: string, more: Partial<SentEvent> = {}): SentEvent => ({
  event_id: uuidv7(),
  event: 'page_view',
  visitor_id: visitor,
  session_id: `s_${visitor.slice(2, 18)}`,
  timestamp: new Date().toISOString(),
  url: 'https://www.example.com/product',
  referrer: '',
  ...more,
});

/**
 * As `track`, and again as a browser would where the server is too busy or does not answer, until
 * the events are stored.
 */
export async function trackUntilStored(...request: Parameters<typeof track>): Promise<TrackAnswer> {
  for (;;) {
    const tracked = await track(...request).catch(() => undefined);
    if (tracked?.answer) return tracked.answer;
    const status = tracked?.status ?? 503;
    if (status !== 503 && status !== 429) throw new Error(`POST /api/track answered ${status}`);
    await delay(tracked ? tracked.retryAfter * 1000 : AGAIN_MS);
  }
}

/** Sends events to `POST /api/track` as a browser would; rejects where there is no answer. */
export async function track(
  { url }: { url: string },
  site: string,
  events: readonly SentEvent[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Tracked> {
  const answer = await fetch(`${url}/api/track`, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'user-agent': devices['Desktop Chrome'].userAgent,
      ...headers,
    },
    body: JSON.stringify({ widget_id: site, sent_at: new Date().toISOString(), events }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    retryAfter: Number(answer.headers.get('retry-after') ?? Number.NaN),
    ...(answer.status === 202 ? { answer: JSON.parse(text) as TrackAnswer } : {}),
  };
}
