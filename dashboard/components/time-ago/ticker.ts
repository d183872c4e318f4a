const TICK_MS = 1_000;

/** The one timer behind every relative time on the page; it rests while nobody looks. */
const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = () => {
  const now = Date.now();
  for (const listener of listeners) listener(now);
};
const start = () => {
  timer ??= document.hidden ? undefined : setInterval(tick, TICK_MS);
};
const stop = () => {
  clearInterval(timer);
  timer = undefined;
};
const onVisibility = () => {
  if (document.hidden) return stop();
  tick();
  start();
};

/** Calls back every second while the page is visible. Returns the function that ends it. */
export function everySecond(listener: (now: number) => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility);
  listeners.add(listener);
  start();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop();
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
