import type { Clock, LiveHub } from './ports.ts';
import { splitKey } from './visitors/projection-deps.ts';
import type { TombstoneStore } from './visitors/tombstone-store.ts';

export interface EraseDeps {
  tombstones: TombstoneStore;
  /** Every place that holds something of a visitor; each may be asked again. */
  places: readonly ((site: string, visitor: string) => Promise<void>)[];
  hub: LiveHub;
  clock: Clock;
  /** Writers that began before the tombstone are done after this, ms. */
  leaseMs: number;
}

/**
 * Erasure (contract §5): the tombstone first, then everything of the visitor, and everything once
 * more when whoever was writing meanwhile has ended.
 */
export function createErasure({ tombstones, places, hub, clock, leaseMs }: EraseDeps) {
  const eraseData = async (key: string): Promise<void> => {
    const { site, visitor } = splitKey(key);
    for (const erase of places) await erase(site, visitor);
    hub.publish(site, { kind: 'visitor_gone', id: visitor });
  };
  return {
    /** Deletes what is there of a visitor who has a tombstone. */
    eraseData,
    /** Erases a visitor; resolves when all is gone. */
    async erase(site: string, visitor: string): Promise<void> {
      const key = `${site}:${visitor}`;
      const now = clock();
      await tombstones.write(key, new Date(now), new Date(now + leaseMs));
      await eraseData(key);
    },
    /** Deletes once more whatever is due. */
    async sweep(): Promise<void> {
      for (const key of await tombstones.due(new Date(clock()))) {
        await eraseData(key);
        await tombstones.settle(key);
      }
    },
  };
}
export type Erasure = ReturnType<typeof createErasure>;
