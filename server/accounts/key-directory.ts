import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports.ts';
import type { ApiKeyDoc, ApiKeyStore } from './api-key-store.ts';
import { createTimedCache } from '../http/timed-cache.ts';
import { hashToken } from './tokens.ts';

/** What keys look like; anything else is refused without asking the database. */
const KEY = /^clm_[A-Za-z0-9_-]{43}$/;

const KEEP_MS = 5_000;
const KEEP_MISS_MS = 1_000;
const MAX_KEYS = 5_000;
/** `last_used_at` is this exact. */
const NOTE_MS = 60_000;

export interface KeyDirectory {
  /** The key behind a bearer token, from a cache at most 5 s old; notes that it was used. */
  find(bearer: string): Promise<ApiKeyDoc | undefined>;
  /** The site of a key with the scope `track`. */
  siteOfTrackKey(bearer: string): Promise<string | undefined>;
  /** The key was removed by this process: it opens nothing here any more. */
  forget(key: Pick<ApiKeyDoc, 'hash'>): void;
}

/** Finds API keys. Rejects as the database does. */
export function createKeyDirectory({
  keys,
  clock,
}: {
  keys: Pick<ApiKeyStore, 'byHash' | 'noteUse'>;
  clock: Clock;
}): KeyDirectory {
  const cache = createTimedCache<ApiKeyDoc>({
    load: (hash) => keys.byHash(hash),
    clock,
    keepMs: KEEP_MS,
    keepMissMs: KEEP_MISS_MS,
    max: MAX_KEYS,
  });
  const noted = new LRUCache<string, number>({ max: MAX_KEYS });

  const find = async (bearer: string): Promise<ApiKeyDoc | undefined> => {
    const key = KEY.test(bearer) ? await cache.get(hashToken(bearer)) : undefined;
    if (!key) return undefined;
    const now = clock();
    if (now - (noted.get(key._id) ?? 0) >= NOTE_MS) {
      noted.set(key._id, now);
      // Nobody waits for a note, and a lost one is made again a minute later.
      keys.noteUse(key._id, new Date(now)).catch(() => undefined);
    }
    return key;
  };

  return {
    find,
    async siteOfTrackKey(bearer) {
      const key = await find(bearer);
      return key?.scopes.includes('track') ? key.site : undefined;
    },
    forget: ({ hash }) => cache.forget(hash),
  };
}
