const ENGAGED_MS = 10_000;

/** Measures one page view: how long it was really seen and how far it was scrolled. */
export interface Engagement {
  /** The page is seen from now on, or not. */
  see(seen: boolean): void;
  /** Time and depth so far, or nothing where the time has not grown since the last call. */
  report(): { engaged_ms: number; scroll_depth: number } | undefined;
  /** Looks how much of the document is on screen. */
  look(): void;
}

/**
 * @param clock milliseconds that never jump
 * @param onEngaged called once, at 10 s of visible time
 */
export function measureEngagement(clock: () => number, onEngaged: () => void): Engagement {
  let since = -1;
  let before = 0;
  let reported = 0;
  let depth = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const total = () => Math.round(before + (since < 0 ? 0 : clock() - since));
  const look = () => {
    const { scrollHeight } = document.documentElement;
    depth = Math.max(
      depth,
      Math.min(100, Math.round(((scrollY + innerHeight) / scrollHeight) * 100)),
    );
  };
  return {
    see(seen) {
      before = total();
      since = seen ? clock() : -1;
      clearTimeout(timer);
      if (seen && before < ENGAGED_MS) timer = setTimeout(onEngaged, ENGAGED_MS - before);
    },
    report() {
      const engaged_ms = total();
      if (engaged_ms <= reported) return undefined;
      reported = engaged_ms;
      look();
      return { engaged_ms, scroll_depth: depth };
    },
    look,
  };
}
