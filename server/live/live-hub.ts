import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { LiveEvent } from '../contracts/stream.ts';
import type { LiveHub } from '../ports.ts';

export interface LiveHubDeps {
  redis?: Redis;
  log: Pick<Logger, 'error'>;
}

/** The hub with its ends: what else the process that owns it needs. */
export interface OwnedLiveHub extends LiveHub {
  /** Runs whenever events of other processes may have been missed: whoever listens must read anew. */
  onGap(listener: () => void): () => void;
  close(): void;
}

type Listener = (event: LiveEvent) => void;

/** How often an idle subscription is tried, so that a connection that died silently is found. */
const PING_MS = 10_000;

// In braces: all keys of a site lie in one slot of a Redis Cluster.
const channelOf = (site: string): string => `clarm:{${site}}:live`;
const siteOf = (channel: string): string => channel.slice('clarm:{'.length, -'}:live'.length);

const parse = (text: string): LiveEvent | undefined => {
  try {
    return JSON.parse(text) as LiveEvent;
  } catch {
    return undefined;
  }
};

/**
 * Fan-out of live events by site: within this process at once, and to all others through Redis
 * where it is there. Losing Redis loses only what other processes publish meanwhile.
 */
export function createLiveHub({ redis, log }: LiveHubDeps): OwnedLiveHub {
  const listeners = new Map<string, Set<Listener>>();
  const gapListeners = new Set<() => void>();
  /** Marks what this process sent, which it has delivered itself. */
  const self = randomBytes(6).toString('hex');

  const deliver = (site: string, event: LiveEvent): void => {
    for (const listener of listeners.get(site) ?? []) {
      try {
        listener(event);
      } catch (error) {
        log.error({ err: error, kind: event.kind }, 'a listener of the live feed failed');
      }
    }
  };

  const subscriber = redis?.duplicate();
  const ignore = (): undefined => undefined;
  // The first connection logs when Redis goes and comes; one line is enough.
  subscriber?.on('error', ignore);
  subscriber?.on('message', (channel: string, message: string) => {
    const [sender, text] = [message.slice(0, self.length), message.slice(self.length)];
    const event = sender === self ? undefined : parse(text);
    if (event) deliver(siteOf(channel), event);
  });
  const onReady = async (): Promise<void> => {
    const channels = [...listeners.keys()].map(channelOf);
    if (channels.length > 0) await subscriber?.subscribe(...channels).catch(ignore);
    for (const listener of gapListeners) listener();
  };
  subscriber?.on('ready', () => void onReady());
  const ping = setInterval(() => void subscriber?.ping().catch(ignore), PING_MS);
  ping.unref();

  return {
    publish(site, event) {
      deliver(site, event);
      if (redis?.status !== 'ready') return;
      redis.publish(channelOf(site), self + JSON.stringify(event)).catch(ignore);
    },

    subscribe(site, listener) {
      // A wrapper, so that the same function subscribed twice hears twice and leaves once.
      const mine: Listener = (event) => listener(event);
      const known = listeners.get(site);
      if (known) known.add(mine);
      else {
        listeners.set(site, new Set([mine]));
        subscriber?.subscribe(channelOf(site)).catch(ignore);
      }
      return () => {
        const current = listeners.get(site);
        if (!current?.delete(mine) || current.size > 0) return;
        listeners.delete(site);
        subscriber?.unsubscribe(channelOf(site)).catch(ignore);
      };
    },

    onGap(listener) {
      gapListeners.add(listener);
      return () => void gapListeners.delete(listener);
    },

    close() {
      clearInterval(ping);
      listeners.clear();
      gapListeners.clear();
      subscriber?.disconnect();
    },
  };
}
