import type Router from '@koa/router';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Clock, Presence } from '../ports.ts';
import { createLiveHub, type OwnedLiveHub } from './live-hub.ts';
import { createPresence } from './presence.ts';
import { presenceRoutes, type PresenceRouteDeps } from './presence-routes.ts';
import { createStreamRoutes } from './stream-routes.ts';

export interface LiveDeps {
  redis?: Redis;
  clock: Clock;
  log: Pick<Logger, 'warn' | 'error'>;
}

/** The live feed and presence, put together: what others see of this feature. */
export interface Live {
  hub: OwnedLiveHub;
  presence: Presence;
  /** `/stream`, for the private router. */
  streamRoutes: Router;
  /** `/presence`, for the public router. */
  presenceRoutes(deps: Omit<PresenceRouteDeps, 'presence' | 'log'>): Router;
  /** Ends every stream, so that the server can stop. */
  closeStreams(): void;
  /** Ends everything; before Redis is disconnected. */
  close(): void;
}

/** Makes the feature; without Redis it works for one process. */
export function createLive({ redis, clock, log }: LiveDeps): Live {
  const shared = redis ? { redis } : {};
  const hub = createLiveHub({ ...shared, log });
  const presence = createPresence({ ...shared, hub, clock });
  const streams = createStreamRoutes({ hub });
  return {
    hub,
    presence,
    streamRoutes: streams.routes,
    presenceRoutes: (deps) => presenceRoutes({ ...deps, presence, log }),
    closeStreams: streams.close,
    close() {
      streams.close();
      presence.close();
      hub.close();
    },
  };
}
