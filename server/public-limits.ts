import type { Context } from 'koa';
import { createLimiter, type LimiterDeps } from './limits/rate-limit.ts';
import type { Site } from './ports.ts';

/** What the public routes take in a minute; far above what a browser or an office of browsers sends. */
const PER_MINUTE = {
  /** Requests of one address to one server: an office of 100 busy visitors behind one address. */
  address: 1_200,
  site: 60_000,
  /** New conversations of one address. */
  open: 20,
  message: 30,
  signal: 240,
} as const;

interface Caller {
  address: string;
  /** This very machine, without any forwarding header: tests, benchmarks, the operator. */
  loopback: boolean;
  /** Behind a proxy that is not trusted, many visitors share one address. */
  untrustedForwarding: boolean;
}

/** Rate limits of the routes that anybody may call. */
export function createPublicLimits(
  deps: Pick<LimiterDeps, 'redis' | 'keys'> & { callerOf(ctx: Context): Caller },
) {
  const limiter = (name: keyof typeof PER_MINUTE) =>
    createLimiter({
      ...deps,
      name: `public-${name}`,
      points: PER_MINUTE[name],
      durationSeconds: 60,
    });
  const limits = {
    address: limiter('address'),
    site: limiter('site'),
    open: limiter('open'),
    message: limiter('message'),
    signal: limiter('signal'),
  };
  return {
    /** @throws ApiError `rate_limited` */
    async checkRate(ctx: Context, site: Site): Promise<void> {
      const { address, loopback, untrustedForwarding } = deps.callerOf(ctx);
      if (loopback) return;
      if (!untrustedForwarding) await limits.address.consume(address);
      await limits.site.consume(site.id);
    },
    /** @throws ApiError `rate_limited` */
    async chat(what: 'open' | 'message' | 'signal', site: Site, key: string): Promise<void> {
      await limits[what].consume(`${site.id}\n${key}`);
    },
  };
}
