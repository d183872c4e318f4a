/** Waits that can be cut short: when the network is back nobody has to wait out a backoff. */
export interface Wakeable {
  sleep(ms: number): Promise<void>;
  wake(): void;
}

/** Sleeps of which all end when woken. */
export function createWakeable(): Wakeable {
  const sleepers = new Set<() => void>();
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          sleepers.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        sleepers.add(end);
      }),
    wake() {
      for (const end of sleepers) end();
    },
  };
}
