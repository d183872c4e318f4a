/** Small strings that outlive the page where that is allowed and possible; never throws. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Every key that begins with `start`. */
  keys(start: string): string[];
  /** Until this is called nothing is written to disk; then what waits in memory is. */
  persist(): void;
}

/** Keys that a cookie may mirror, so that subdomains are one visitor. */
const MIRRORED = /^[vs]$/;
const COOKIE_SECONDS = 31_536_000;

/**
 * A store whose disk may be missing, full or forbidden: what cannot be written stays in memory.
 * @param prefix of every key
 * @param open gets the disk; may throw
 * @param cookieDomain mirrors the ids in a first-party cookie of this domain
 */
export function createStore(prefix: string, open: () => Storage, cookieDomain?: string): Store {
  const memory = new Map<string, string>();
  let writable = false;
  const attempt = <T>(act: (disk: Storage) => T): T | undefined => {
    try {
      return act(open());
    } catch {
      return undefined;
    }
  };
  const mirror = (key: string, value: string, seconds: number) => {
    if (cookieDomain && MIRRORED.test(key))
      attempt(() => {
        document.cookie = `${prefix}${key}=${value};domain=${cookieDomain};path=/;max-age=${seconds};samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`;
      });
  };
  const mirrored = (key: string) =>
    cookieDomain &&
    MIRRORED.test(key) &&
    attempt(() => document.cookie.match(`(?:^|; )${prefix}${key}=([^;]+)`)?.[1]);
  const set = (key: string, value: string) => {
    memory.set(key, value);
    if (!writable) return;
    mirror(key, value, COOKIE_SECONDS);
    attempt((disk) => {
      disk.setItem(prefix + key, value);
      memory.delete(key);
    });
  };
  return {
    get: (key) =>
      memory.get(key) ?? (mirrored(key) || (attempt((disk) => disk.getItem(prefix + key)) ?? null)),
    set,
    remove(key) {
      memory.delete(key);
      mirror(key, '', 0);
      attempt((disk) => disk.removeItem(prefix + key));
    },
    keys: (start) =>
      [
        ...new Set([
          ...memory.keys(),
          ...(attempt((disk) =>
            Object.keys(disk)
              .filter((key) => key.startsWith(prefix))
              .map((key) => key.slice(prefix.length)),
          ) ?? []),
        ]),
      ].filter((key) => key.startsWith(start)),
    persist() {
      writable = true;
      for (const [key, value] of memory) set(key, value);
    },
  };
}
