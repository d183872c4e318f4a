const LEASE_MS = 12_000;

const sleep = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Holds a lease in storage for as long as `task` runs; waits for another tab's to run out. */
async function lease(name: string, signal: AbortSignal, task: () => Promise<void>): Promise<void> {
  const me = Math.random().toString(36).slice(2);
  const holder = () => {
    const [id, until] = (localStorage.getItem(name) ?? '').split('.');
    return Number(until) > Date.now() ? id : undefined;
  };
  const renew = () => localStorage.setItem(name, `${me}.${Date.now() + LEASE_MS}`);
  while (!signal.aborted) {
    if (!holder()) {
      renew();
      await sleep(100, signal);
      if (holder() === me) break;
    }
    await sleep(LEASE_MS / 4, signal);
  }
  if (signal.aborted) return;
  const timer = setInterval(renew, LEASE_MS / 4);
  try {
    await task();
  } finally {
    clearInterval(timer);
    localStorage.removeItem(name);
  }
}

/**
 * Runs `task` in one tab of this browser at a time, in the order of asking, until `signal` ends it:
 * six tabs on HTTP/1.1 must not use up the connections. Web Locks, or a lease where they are missing.
 */
export async function lead(
  name: string,
  signal: AbortSignal,
  task: () => Promise<void>,
): Promise<void> {
  let begun = false;
  const once = async () => {
    begun = true;
    await task();
  };
  try {
    await navigator.locks.request(name, { signal }, once);
  } catch {
    if (begun || signal.aborted) return;
    // No Web Locks here; and without storage there is no other tab to agree with.
    await lease(name, signal, once).catch(() => (begun ? undefined : once()));
  }
}
