import { attempt } from './attempt.ts';

/** Small strings that outlive the page where that is allowed and possible; never throws. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string | number): void;
  remove(key: string): void;
  keys(): string[];
  /**
   * Until this is called nothing is written to disk; then what waits in memory is, less what
   * another tab wrote there meanwhile.
   */
  persist(): void;
}

/** The part of `localStorage` that a store needs. */
export type Disk = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A store whose disk may be missing, full or forbidden: what cannot be written stays in memory.
 * @param prefix of every key
 * @param disk gets it; may throw
 */
export function createStore(prefix: string, disk: () => Disk): Store {
  const memory = new Map<string, string>();
  let writable = false;
  const read = (key: string) => attempt(() => disk().getItem(prefix + key));
  const set = (key: string, given: string | number) => {
    const value = `${given}`;
    memory.set(key, value);
    if (writable)
      attempt(() => {
        disk().setItem(prefix + key, value);
        memory.delete(key);
      });
  };
  return {
    get: (key) => memory.get(key) ?? read(key) ?? null,
    set,
    remove(key) {
      memory.delete(key);
      attempt(() => disk().removeItem(prefix + key));
    },
    keys: () => [
      ...memory.keys(),
      ...(attempt(() => Object.keys(disk())) ?? [])
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    ],
    persist() {
      writable = true;
      memory.forEach((value, key) => set(key, read(key) ?? value));
    },
  };
}
