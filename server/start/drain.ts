import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The time between "no longer ready" and "closed", in which a balancer finds other servers:
 * whatever still comes is answered, on connections that end with the answer.
 */
export function createDrain(handle: RequestListener): {
  handle: RequestListener;
  isDraining(): boolean;
  /** Resolves after `ms`. */
  begin(ms: number): Promise<void>;
} {
  let draining = false;
  return {
    handle(request, answer) {
      if (draining) answer.shouldKeepAlive = false;
      handle(request, answer);
    },
    isDraining: () => draining,
    async begin(ms) {
      draining = true;
      await sleep(ms);
    },
  };
}
