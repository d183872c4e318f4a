import Router from '@koa/router';
import type { Scope } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';
import { openEventStream } from '../http/event-stream.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { OwnedLiveHub } from './live-hub.ts';

export interface StreamRouteDeps {
  hub: Pick<OwnedLiveHub, 'subscribe' | 'onGap'>;
  /** Streams of one member, or of one site's API keys, at a time in this process. */
  maxStreams?: number;
  /** A stream ends after so long; the browser asks again, and is let in if it still may. */
  maxMs?: number;
}

const MAX_STREAMS = 12;
const MAX_MS = 10 * 60_000;
const RETRY_SECONDS = 30;

const ownerOf = ({ site, member }: Scope): string => member?.id ?? site;

/**
 * `GET /stream`, below the private router: what happens on the site, as server-sent events whose
 * `data` is a LiveEvent. Answers `rate_limited` past the cap of streams. Every stream ends when
 * events may have been missed, because whoever comes back reads everything anew.
 */
export function createStreamRoutes({
  hub,
  maxStreams = MAX_STREAMS,
  maxMs = MAX_MS,
}: StreamRouteDeps): { routes: Router; close(): void } {
  const open = new Set<() => void>();
  const counts = new Map<string, number>();
  const close = (): void => {
    for (const end of open) end();
  };
  hub.onGap(close);

  const routes = new Router();
  routes.get('/stream', allow('read'), (ctx) => {
    const scope = scopeOf(ctx);
    // Whoever left while being let in will never close what is opened now.
    if (ctx.res.closed || ctx.res.destroyed) return;
    const owner = ownerOf(scope);
    const count = counts.get(owner) ?? 0;
    if (count >= maxStreams) {
      throw new ApiError('rate_limited', {
        message: 'Too many live streams are open already; close a tab.',
        retryAfter: RETRY_SECONDS,
      });
    }
    counts.set(owner, count + 1);
    const stream = openEventStream(ctx);
    const unsubscribe = hub.subscribe(scope.site, (event) => stream.send({ data: event }));
    const timer = setTimeout(stream.close, maxMs);
    timer.unref();
    open.add(stream.close);
    stream.onClose(() => {
      unsubscribe();
      clearTimeout(timer);
      open.delete(stream.close);
      const left = (counts.get(owner) ?? 1) - 1;
      if (left > 0) counts.set(owner, left);
      else counts.delete(owner);
    });
  });
  return { routes, close };
}
