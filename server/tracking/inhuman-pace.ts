import { LRUCache } from 'lru-cache';

/**
 * Page views in one second of the visitor's own clock that no person makes: a chain of redirects
 * in a single-page app has some, a crawler that runs scripts has dozens.
 */
const TOO_MANY = 25;
const MAX_VISITORS = 20_000;

interface Second {
  at: number;
  /** Ids and not a count: a browser sends again what was not answered. */
  views: Set<string>;
}

/**
 * Tells whether a page view comes at a pace that is not human. Each process counts for itself: the
 * views of a tick come in one batch, and a crawler whose every request meets another process makes
 * as many times more of them. The verdict is stamped on the event: a rebuild asks nobody.
 */
export function createInhumanPace(max = MAX_VISITORS): (view: {
  visitor: string;
  id: string;
  /** ms */
  timestamp: number;
}) => boolean {
  const latest = new LRUCache<string, Second>({ max });
  return ({ visitor, id, timestamp }) => {
    const at = Math.floor(timestamp / 1000);
    const known = latest.get(visitor);
    if (known?.at !== at) {
      latest.set(visitor, { at, views: new Set([id]) });
      return false;
    }
    // No more than it takes to say so, however many come.
    if (known.views.size <= TOO_MANY) known.views.add(id);
    return known.views.size > TOO_MANY;
  };
}
