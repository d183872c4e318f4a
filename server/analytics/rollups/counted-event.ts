import type { StoredEvent } from '../../contracts/stored-event.ts';
import { cutText } from '../../text/cut-text.ts';

/** The fields of an event that rollups are counted from; nothing else is read for a recount. */
export type CountedEvent = Pick<
  StoredEvent,
  'visitor_id' | 'event_id' | 'event' | 'timestamp' | 'source'
> &
  Partial<
    Pick<StoredEvent, 'batch' | 'session_id' | 'url' | 'referrer' | 'seq' | 'bot' | 'excluded'> & {
      network: { country?: string };
      properties: { first?: unknown };
    }
  >;

const MAX_PATH = 200;
const MAX_SOURCE = 100;

/** What stands for a country that is not known. */
export const UNKNOWN_COUNTRY = 'unknown';
/** What stands for no source: typed in, a bookmark, an app. */
export const DIRECT = 'direct';

const hostAt = (url: string): string => {
  const start = url.indexOf('//') + 2;
  const end = url.slice(start).search(/[/?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
};

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:\d+$/, '');

/** The path of a stored url (which `scrubUrl` has brought into its one form). */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  if (start < 0) return '/';
  const end = url.slice(start).search(/[?#]/);
  return cutText(end < 0 ? url.slice(start) : url.slice(start, start + end), MAX_PATH);
}

const utmSourceOf = (url: string): string | undefined => {
  const query = /[?&]utm_source=([^&#]+)/i.exec(url)?.[1];
  if (query === undefined) return undefined;
  const name = new URLSearchParams(`s=${query}`).get('s')?.trim().toLowerCase();
  return name ? cutText(name, MAX_SOURCE) : undefined;
};

/**
 * Where a session came from, by its first page view: the host that linked to it (none for the
 * site's own hosts), and the `utm_source` of its url, else that host, else `direct`.
 */
export function originOf(
  { url, referrer }: Pick<CountedEvent, 'url' | 'referrer'>,
  ownHosts: ReadonlySet<string>,
): { source: string; referrer: string | undefined } {
  const host = referrer ? bare(hostAt(referrer)) : '';
  const own =
    host === '' || ownHosts.has(host) || (url !== undefined && host === bare(hostAt(url)));
  const linking = own ? undefined : cutText(host, MAX_SOURCE);
  return {
    source: (url === undefined ? undefined : utmSourceOf(url)) ?? linking ?? DIRECT,
    referrer: linking,
  };
}

/** The hosts that a site's own settings name; they are no source. */
export const ownHostsOf = (origins: readonly string[]): ReadonlySet<string> =>
  new Set(origins.map((origin) => bare(hostAt(origin))));

/** One name for a session in the sketch of sessions. */
export const sessionKey = (visitor: string, session: string): string => `${visitor} ${session}`;
