const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

const pairOf = (url: URL): string =>
  `${url.hostname}:${url.port || DEFAULT_PORTS[url.protocol] || ''}`;

/** A `host:port` pair in a URL's own spelling, so that `127.1:80` and `127.0.0.1:80` are one. */
const canonicalPair = (pair: string): string => {
  if (!/:\d+$/.test(pair)) {
    throw new TypeError(`"${pair}" is not host:port (an IPv6 address needs brackets)`);
  }
  return pairOf(new URL(`http://${pair}/`));
};

/**
 * Which URLs the operator lets be private.
 * @param pairs `host:port`, compared with the URL's host as it is written there
 * @throws TypeError for an entry that is no pair
 */
export function privateTargets(pairs: readonly string[]): (url: URL) => boolean {
  const known = new Set(pairs.map(canonicalPair));
  return (url) => known.has(pairOf(url));
}

/** Whether a URL is `base` or below it: the same origin, and a path that goes on after a slash. */
export function isBelow(base: string): (url: URL) => boolean {
  const { origin, pathname } = new URL(base);
  const folder = pathname.replace(/\/$/, '');
  return (url) =>
    url.origin === origin && (url.pathname === folder || url.pathname.startsWith(`${folder}/`));
}
