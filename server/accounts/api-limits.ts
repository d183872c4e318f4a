import type { Redis } from 'ioredis';
import type { Context } from 'koa';
import type { ClientAddress } from '../http/client-address.ts';
import { countRequest } from '../limits/count-request.ts';
import { networkOf } from '../limits/network-of.ts';
import { createLimiter } from '../limits/rate-limit.ts';
import type { Clock, Keys } from '../ports.ts';
import type { Caller } from './caller.ts';

const MINUTE = 60;
const QUARTER = 15 * MINUTE;

/** Requests a minute: of a key (contract §4), of a session, of an address that is neither. */
const PER_MINUTE = { key: 100, session: 600, address: 300, peer: 6_000 } as const;
/** Attempts to sign in within 15 minutes: at one account from one network, and at any from it. */
const ATTEMPTS = { account: 10, network: 200 } as const;

/** The limits of the private routes. */
export interface ApiLimits {
  /** @throws ApiError `rate_limited` */
  countRequest(ctx: Context, caller: Caller | undefined, client: ClientAddress): Promise<void>;
  /**
   * Counts an attempt to sign in.
   * @returns forgets the account's attempts, for when the password was right
   * @throws ApiError `rate_limited`
   */
  countSignIn(client: ClientAddress, email: string): Promise<() => Promise<void>>;
}

/** Makes the limits of the private routes. */
export function createApiLimits({
  redis,
  keys,
  clock,
}: {
  redis?: Redis | undefined;
  keys: Keys;
  clock: Clock;
}): ApiLimits {
  const limiter = (name: string, points: number, durationSeconds: number) =>
    createLimiter({ redis, keys, name, points, durationSeconds });
  const byKey = limiter('api-key', PER_MINUTE.key, MINUTE);
  const bySession = limiter('api-session', PER_MINUTE.session, MINUTE);
  const byAddress = limiter('api-address', PER_MINUTE.address, MINUTE);
  const byPeer = limiter('api-peer', PER_MINUTE.peer, MINUTE);
  const byAccount = limiter('sign-in-account', ATTEMPTS.account, QUARTER);
  const byNetwork = limiter('sign-in-network', ATTEMPTS.network, QUARTER);

  const meterOf = (caller: Caller | undefined, client: ClientAddress) => {
    if (caller?.via === 'key') return { limiter: byKey, key: caller.key._id };
    if (caller) return { limiter: bySession, key: caller.session };
    // Many may stand behind a peer that forwards without being trusted.
    const limiter = client.untrustedForwarding ? byPeer : byAddress;
    return { limiter, key: networkOf(client.address) };
  };

  return {
    countRequest: (ctx, caller, client) =>
      countRequest(ctx, { ...meterOf(caller, client), now: clock() }),

    async countSignIn(client, email) {
      const network = networkOf(client.address);
      const account = `${network}\n${email}`;
      if (!client.untrustedForwarding) await byNetwork.consume(network);
      await byAccount.consume(account);
      return () => byAccount.reset(account);
    },
  };
}
