/** Collects what changed and hands it on together. */
export interface Coalesced {
  add(id: string): void;
  cancel(): void;
}

/**
 * Calls `run` with all ids added since it last ran: soon after the first, then at most once an
 * interval, and never again before the last run has ended.
 */
export function coalesce(
  run: (ids: ReadonlySet<string>) => Promise<void> | void,
  { soonMs = 60, intervalMs = 1_000 } = {},
): Coalesced {
  let waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  const flush = async () => {
    timer = undefined;
    const ids = waiting;
    waiting = new Set();
    busy = true;
    const rest = new Promise((resolve) => setTimeout(resolve, intervalMs));
    try {
      await run(ids);
    } finally {
      await rest;
      busy = false;
      if (waiting.size > 0) schedule();
    }
  };
  const schedule = () => {
    timer ??= setTimeout(() => void flush(), soonMs);
  };

  return {
    add(id) {
      waiting.add(id);
      if (!busy) schedule();
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
