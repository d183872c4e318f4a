import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import type { Clock, LiveHub, Presence } from '../ports.ts';
import { createOnlineMemory } from './online-memory.ts';
import { createSharedPresence } from './shared-presence.ts';

export interface PresenceDeps {
  redis?: Redis;
  hub: Pick<LiveHub, 'publish'>;
  clock: Clock;
}

/** Presence with its ends: what the process that owns it needs. */
export interface OwnedPresence extends Presence {
  /** Forgets who was not seen for 60 s and says so on the hub; runs by itself every 5 s. */
  sweep(): Promise<void>;
  close(): void;
}

/** `online` means an event or a beat in the last 60 s (contract §9). */
const ONLINE_MS = 60_000;
const MAX_ONLINE = 10_000;
const SWEEP_MS = 5_000;
/** Visitors seen within this time go to Redis in one call. */
const GATHER_MS = 100;
/** Sites that somebody watches are swept here even when their visitors go through other processes. */
const MAX_WATCHED = 1_000;

/**
 * Who is on the site now. This process remembers whom it saw itself; with Redis, all processes
 * remember together, and while Redis is away each goes on with its own memory.
 */
export function createPresence({ redis, hub, clock }: PresenceDeps): OwnedPresence {
  const memory = createOnlineMemory({ perSite: MAX_ONLINE });
  const shared = redis && createSharedPresence(redis);
  const watched = new LRUCache<string, true>({ max: MAX_WATCHED });
  /** For Redis, by site: the visitor, and whether they were new to this process. */
  let gathered = new Map<string, Map<string, boolean>>();
  let gathering: NodeJS.Timeout | undefined;

  const isReady = (): boolean => redis?.status === 'ready';
  const cutoff = (): number => clock() - ONLINE_MS;
  const say = (site: string, ids: readonly string[], online: boolean): void => {
    for (const id of ids) hub.publish(site, { kind: 'presence', id, online });
  };

  const share = async (site: string, visitors: Map<string, boolean>): Promise<void> => {
    const newHere = () => [...visitors].filter(([, isNew]) => isNew).map(([visitor]) => visitor);
    const came =
      shared && isReady()
        ? await shared.seen(site, [...visitors.keys()], clock(), cutoff()).catch(newHere)
        : newHere();
    say(site, came, true);
  };
  const flush = (): void => {
    const all = gathered;
    gathered = new Map();
    gathering = undefined;
    for (const [site, visitors] of all) void share(site, visitors);
  };

  const sweepSite = async (site: string): Promise<void> => {
    const expired = memory.expire(site, cutoff());
    const gone =
      shared && isReady() ? await shared.gone(site, cutoff()).catch(() => expired) : expired;
    say(site, gone, false);
  };
  const sweep = async (): Promise<void> => {
    await Promise.all([...new Set([...memory.sites(), ...watched.keys()])].map(sweepSite));
  };
  const sweeping = setInterval(() => void sweep(), SWEEP_MS);
  sweeping.unref();

  return {
    seen(site, visitor) {
      const before = memory.lastSeen(site, visitor);
      memory.touch(site, visitor, clock());
      const isNew = before === undefined || before <= cutoff();
      if (!shared) {
        if (isNew) say(site, [visitor], true);
        return;
      }
      const visitors = gathered.get(site) ?? new Map<string, boolean>();
      gathered.set(site, visitors.set(visitor, isNew || visitors.get(visitor) === true));
      gathering ??= setTimeout(flush, GATHER_MS).unref();
    },

    async among(site, visitors) {
      watched.set(site, true);
      const from = cutoff();
      const isHere = (visitor: string): boolean => (memory.lastSeen(site, visitor) ?? 0) > from;
      const unseen = visitors.filter((visitor) => !isHere(visitor));
      const times =
        shared && isReady() && unseen.length > 0
          ? await shared.lastSeen(site, unseen).catch(() => [])
          : [];
      const elsewhere = unseen.filter((_, index) => (times[index] ?? 0) > from);
      return new Set([...visitors.filter(isHere), ...elsewhere]);
    },

    async online(site) {
      watched.set(site, true);
      const from = cutoff();
      const elsewhere = shared && isReady() ? await shared.online(site, from).catch(() => []) : [];
      const times = new Map(elsewhere);
      for (const [visitor, at] of memory.of(site)) {
        if (at > from) times.set(visitor, Math.max(at, times.get(visitor) ?? 0));
      }
      return [...times]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, MAX_ONLINE)
        .map(([visitor]) => visitor);
    },

    sweep,

    close() {
      clearInterval(sweeping);
      clearTimeout(gathering);
    },
  };
}
