import type { Disk } from '../tracker/store.ts';

/** Of the visitor, of the session, and whether this browser is the site's own staff's. */
const MIRRORED = /_[vso]$/;
const YEAR_SECONDS = 31_536_000;

/**
 * `localStorage` with the ids mirrored in a first-party cookie, so that the subdomains of `domain`
 * are one visitor. Loaded only where the tag asks for it.
 */
export function cookieDisk(domain: string, disk: Storage): Disk {
  const write = (key: string, value: string, seconds: number) => {
    if (!MIRRORED.test(key)) return;
    const secure = location.protocol === 'https:' ? ';secure' : '';
    document.cookie = `${key}=${value};domain=${domain};path=/;max-age=${seconds};samesite=lax${secure}`;
  };
  /** Also copies to this subdomain what another one wrote, so that both are removed together. */
  const read = (key: string) => {
    const mirrored = MIRRORED.test(key) && document.cookie.match(`(?:^|; )${key}=([^;]+)`)?.[1];
    if (!mirrored) return disk.getItem(key);
    disk.setItem(key, mirrored);
    return mirrored;
  };
  // The tracker lists its keys with `Object.keys`, so the copy has to have them too.
  return new Proxy(disk, {
    get: (target, name) => {
      if (name === 'getItem') return read;
      if (name === 'setItem')
        return (key: string, value: string) => {
          write(key, value, YEAR_SECONDS);
          target.setItem(key, value);
        };
      if (name === 'removeItem')
        return (key: string) => {
          write(key, '', 0);
          target.removeItem(key);
        };
      return Reflect.get(target, name) as unknown;
    },
  });
}
