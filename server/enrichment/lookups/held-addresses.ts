/** An address is forgotten after this, whether it was of use or not (contract §5). */
const HOLD_MS = 60_000;
const SWEEP_MS = 5_000;
const MAX_HELD = 10_000;

/**
 * The one place in which addresses of visitors wait for a provider: in memory only, bounded, and
 * for a minute at most. The oldest go first.
 */
export function createHeldAddresses(clock: () => number) {
  const held = new Map<string, { address: string; until: number }>();

  const sweep = (): void => {
    const now = clock();
    for (const [key, { until }] of held) {
      if (until > now) break;
      held.delete(key);
    }
  };
  const timer = setInterval(sweep, SWEEP_MS).unref();

  return {
    hold(key: string, address: string): void {
      held.delete(key);
      held.set(key, { address, until: clock() + HOLD_MS });
      if (held.size <= MAX_HELD) return;
      const [oldest] = held.keys();
      if (oldest !== undefined) held.delete(oldest);
    },
    get(key: string): string | undefined {
      const found = held.get(key);
      return found && found.until > clock() ? found.address : undefined;
    },
    forget: (key: string): void => void held.delete(key),
    size(): number {
      sweep();
      return held.size;
    },
    stop(): void {
      clearInterval(timer);
      held.clear();
    },
  };
}
