import type { Clock, LiveHub } from './ports.ts';
import { splitKey } from './visitors/projection-deps.ts';
import type { TombstoneStore } from './visitors/tombstone-store.ts';

export interface EraseDeps {
  tombstones: TombstoneStore;
  /** Every place that holds something of a visitor; each may be asked again. */
  places: readonly ((site: string, visitor: string) => Promise<void>)[];
  /** What was told of a person while the erased visitor was one of its browsers goes, too. */
  forgetPerson(site: string, person: string): Promise<void>;
  /** The visitors behind an id (one, or a person's), and the person that they are. */
  whoIs(site: string, id: string): Promise<{ visitors: string[]; person?: string }>;
  /** Merges a person anew; false where no visitor of it is left. */
  remerge(site: string, person: string): Promise<boolean>;
  hub: LiveHub;
  clock: Clock;
  /** Writers that began before the tombstone are done after this, ms. */
  leaseMs: number;
}

/**
 * Erasure (contract §5): the tombstone first, then everything of the visitor, and everything once
 * more when whoever was writing meanwhile has ended.
 */
export function createErasure(deps: EraseDeps) {
  const { tombstones, places, forgetPerson, whoIs, remerge, hub, clock, leaseMs } = deps;
  const eraseData = async (key: string): Promise<void> => {
    const { site, visitor } = splitKey(key);
    for (const erase of places) await erase(site, visitor);
    hub.publish(site, { kind: 'visitor_gone', id: visitor });
  };
  return {
    /** Deletes what is there of a visitor who has a tombstone. */
    eraseData,
    /**
     * Erases a visitor, or a verified person with all of its visitors; resolves when all is gone.
     * A person has no tombstone: its id comes from the e-mail, and who comes back is met anew.
     */
    async erase(site: string, id: string): Promise<void> {
      const now = clock();
      const bury = async (visitors: readonly string[]): Promise<void> => {
        for (const visitor of visitors) {
          await tombstones.write(`${site}:${visitor}`, new Date(now + leaseMs));
        }
      };
      const before = await whoIs(site, id);
      await bury(before.visitors);
      // Who joined a person in between is found now: from the tombstone on, nobody does.
      const after = await whoIs(site, id);
      const visitors = [...new Set([...before.visitors, ...after.visitors])];
      await bury(after.visitors.filter((visitor) => !before.visitors.includes(visitor)));
      const persons = new Set([before.person, after.person].flatMap((person) => person ?? []));
      for (const visitor of visitors) await eraseData(`${site}:${visitor}`);
      for (const person of persons) {
        // What is left of the person is merged from its other visitors; without any it goes, too.
        if (await remerge(site, person)) await forgetPerson(site, person);
        else await eraseData(`${site}:${person}`);
      }
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
