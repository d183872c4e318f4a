const ENGAGED_MS = 10_000;

/** Measures one page view: how long it was really seen and how far it was scrolled. */
export interface Engagement {
  /** The page is seen from now on. */
  start(): void;
  /** The page is not seen from now on. */
  stop(): void;
  /** Time and depth so far, or undefined where the time has not grown since the last call. */
  report(): { engaged_ms: number; scroll_depth: number } | undefined;
}

/** Percent of the document that has been on screen. */
const depthOf = (scrolled: number) =>
  Math.min(
    100,
    Math.round(
      ((scrolled + innerHeight) / Math.max(1, document.documentElement.scrollHeight)) * 100,
    ),
  );

/**
 * @param clock milliseconds that never jump
 * @param onEngaged called once, at 10 s of visible time
 */
export function measureEngagement(clock: () => number, onEngaged: () => void): Engagement {
  let seenSince: number | undefined;
  let seen = 0;
  let reported = 0;
  let depth = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const total = () => Math.round(seen + (seenSince === undefined ? 0 : clock() - seenSince));
  const look = () => {
    depth = Math.max(depth, depthOf(scrollY));
  };
  return {
    start() {
      if (seenSince !== undefined) return;
      seenSince = clock();
      addEventListener('scroll', look, { passive: true });
      if (seen < ENGAGED_MS) timer = setTimeout(onEngaged, ENGAGED_MS - seen);
    },
    stop() {
      seen = total();
      seenSince = undefined;
      clearTimeout(timer);
      removeEventListener('scroll', look);
    },
    report() {
      const engaged_ms = total();
      if (engaged_ms <= reported) return undefined;
      reported = engaged_ms;
      look();
      return { engaged_ms, scroll_depth: depth };
    },
  };
}
