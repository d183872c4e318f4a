import type { Heard, LiveFeed } from '../live/live-feed.ts';

/** A live feed on which a test says what happens. */
export function testFeed(): LiveFeed & { say(heard: Heard): void } {
  const listeners = new Set<(heard: Heard) => void>();
  return {
    status: 'open',
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onStatus: () => () => undefined,
    close: () => undefined,
    say(heard) {
      for (const listener of listeners) listener(heard);
    },
  };
}
