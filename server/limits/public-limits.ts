import type { Redis } from 'ioredis';
import type { ClientAddress } from '../http/client-address.ts';
import type { Keys } from '../ports.ts';
import { networkOf } from './network-of.ts';
import { createLimiter, type Limiter } from './rate-limit.ts';

const MINUTE = 60;

/**
 * How much one caller may ask of the public routes in a minute. An office of some hundred people
 * behind one address stays below; what is refused comes again after Retry-After.
 */
const PER_MINUTE = {
  /** `/track` and `/presence`, by site and address. */
  visitor: 1_200,
  /** The same for an untrusted peer that forwards: nobody knows how many stand behind it. */
  peer: 60_000,
  /** `/track` with a server's key, by key. */
  'track-key': 6_000,
  /** Conversations opened, by site and address. */
  open: 30,
  /** A visitor's messages, by conversation. */
  message: 60,
  /** A visitor's files, by conversation. */
  file: 30,
  /** Everything else a visitor's chat does, by conversation. */
  signal: 600,
} as const;
type Name = keyof typeof PER_MINUTE | 'site';

/** The limits of the public routes. Every call throws ApiError `rate_limited` past its limit. */
export interface PublicLimits {
  /** A request to `/track` or `/presence`. A process of this machine is not limited. */
  visitor(client: ClientAddress, site: string): Promise<void>;
  /** A request to `/track` with a key. */
  trackKey(key: string): Promise<void>;
  /** A request of the chat; `key` is an address for `open`, else a conversation. */
  chat(
    what: 'open' | 'message' | 'file' | 'signal',
    site: string,
    key: string,
    client?: ClientAddress,
  ): Promise<void>;
}

/** Makes the limits of the public routes. */
export function createPublicLimits({
  redis,
  keys,
  siteRequestsPerMinute,
}: {
  redis?: Redis | undefined;
  keys: Keys;
  /** Of all visitors of one site together, so that no site takes what its neighbours need. */
  siteRequestsPerMinute: number;
}): PublicLimits {
  const limiters = Object.fromEntries(
    Object.entries({ ...PER_MINUTE, site: siteRequestsPerMinute }).map(([name, points]) => [
      name,
      createLimiter({ redis, keys, name, points, durationSeconds: MINUTE }),
    ]),
  ) as Record<Name, Limiter>;
  const consume = async (name: Name, ...key: string[]): Promise<void> => {
    await limiters[name].consume(key.join('\n'));
  };

  return {
    async visitor({ address, loopback, untrustedForwarding }, site) {
      if (loopback) return;
      // The address first: what it may not send is not counted against the site.
      await consume(untrustedForwarding ? 'peer' : 'visitor', site, networkOf(address));
      await consume('site', site);
    },
    trackKey: (key) => consume('track-key', key),
    chat: (what, site, key, client) => {
      if (what !== 'open') return consume(what, site, key);
      return consume(client?.untrustedForwarding ? 'peer' : what, site, networkOf(key));
    },
  };
}
