import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports.ts';
import { assetOf, type Asset } from './asset-folder.ts';
import type { ReleaseStore } from './release-store.ts';

/** Files whose name says what is in them. */
export const HASHED = /^chunks\//;
/** How often the database is asked which files there are, however many are asked for. */
const NAMES_MS = 5_000;

/** The chunks of releases other than this process's own. */
export interface KeptChunks {
  /** Makes this process's release the newest one. */
  deploy(): Promise<void>;
  /** A chunk of another release; undefined where no kept release has it. */
  find(name: string): Promise<Asset | undefined>;
}

/** Keeps the widget's chunks of the two releases before served, so that a cached loader never breaks. */
export function createKeptChunks({
  releases,
  assets,
  clock,
}: {
  releases: ReleaseStore;
  assets: ReadonlyMap<string, Asset>;
  clock: Clock;
}): KeptChunks {
  const own = [...assets].filter(([name]) => HASHED.test(name));
  const loaded = new LRUCache<string, Asset>({ max: 200 });
  let names: Promise<Set<string>> | undefined;
  let askedAt = 0;

  const knownNames = (): Promise<Set<string>> => {
    if (!names || clock() - askedAt >= NAMES_MS) {
      askedAt = clock();
      names = releases.names();
      // A failure is not remembered.
      names.catch(() => (names = undefined));
    }
    return names;
  };

  return {
    async deploy() {
      if (own.length === 0) return;
      const sorted = own.map(([name]) => name).sort();
      const id = createHash('sha256').update(sorted.join('\n')).digest('base64url').slice(0, 22);
      const chunks = own.map(([name, { body }]) => ({ name, body }));
      await releases.deploy(id, chunks, new Date(clock()));
    },
    async find(name) {
      const known = loaded.get(name);
      if (known) return known;
      if (!(await knownNames()).has(name)) return undefined;
      const body = await releases.find(name);
      if (!body) return undefined;
      const asset = assetOf(body, '.js');
      loaded.set(name, asset);
      return asset;
    },
  };
}
