import type { Clock } from '../ports.ts';

/** Something about the deployment that its team should see, by its code. */
export interface Notices {
  raise(code: string): void;
  /** Codes raised in the last 24 hours. */
  list(): string[];
}

const SHOWN_MS = 24 * 3600 * 1000;

/** Remembers notices in this process; codes are constants of the source, so it cannot grow. */
export function createNotices(clock: Clock): Notices {
  const raised = new Map<string, number>();
  return {
    raise: (code) => void raised.set(code, clock()),
    list: () => [...raised].filter(([, at]) => clock() - at < SHOWN_MS).map(([code]) => code),
  };
}
