import type { Clock, LiveHub } from './ports.ts';
import { splitKey } from './visitors/projection-deps.ts';
import type { TombstoneStore } from './visitors/tombstone-store.ts';

export interface EraseDeps {
  tombstones: TombstoneStore;
  /** Every place that holds something of a visitor; each may be asked again. */
  places: readonly ((site: string, visitor: string) => Promise<void>)[];
  /** Tells whoever was told of a person that these visitors of it are erased. */
  tellErased(site: string, person: string, visitors: readonly string[]): Promise<void>;
  /** What was told of a person while the erased visitor was one of its browsers goes, too. */
  forgetPerson(site: string, person: string): Promise<void>;
  /** The visitors behind an id (one, or a person's), and the persons that they are or were. */
  whoIs(site: string, id: string): Promise<{ visitors: string[]; persons: string[] }>;
  /** Merges a person anew; false where no visitor of it is left. */
  remerge(site: string, person: string): Promise<boolean>;
  hub: LiveHub;
  clock: Clock;
  /** Writers that began before the tombstone are done after this, ms. */
  leaseMs: number;
}

/**
 * Erasure (contract §5): the tombstone first, then everything of the visitor, and everything once
 * more when whoever was writing meanwhile has ended, or after a crash.
 */
export function createErasure(deps: EraseDeps) {
  const { tombstones, places, whoIs, hub, clock, leaseMs } = deps;
  const eraseData = async (key: string): Promise<void> => {
    const { site, visitor } = splitKey(key);
    for (const erase of places) await erase(site, visitor);
    hub.publish(site, { kind: 'visitor_gone', id: visitor });
  };
  /** What is left of a person is merged from its other visitors; without any it goes, too. */
  const takeOut = async (
    site: string,
    person: string,
    visitors: readonly string[],
  ): Promise<void> => {
    // Who was told is read from what is forgotten then.
    await deps.tellErased(site, person, visitors);
    if (await deps.remerge(site, person)) await deps.forgetPerson(site, person);
    else await eraseData(`${site}:${person}`);
  };
  return {
    /** Deletes what is there of a visitor who has a tombstone. */
    eraseData,
    /**
     * Erases a visitor, or a verified person with all of its visitors; resolves when all is gone.
     * A person has no tombstone: its id comes from the e-mail, and who comes back is met anew.
     */
    async erase(site: string, id: string): Promise<void> {
      const again = new Date(clock() + leaseMs);
      const visitors = new Set<string>();
      const persons = new Set<string>();
      // Twice: who joined a person in between is found then; from the tombstone on, nobody does.
      for (const _ of ['before', 'after']) {
        const found = await whoIs(site, id);
        for (const visitor of found.visitors) {
          await tombstones.write({ key: `${site}:${visitor}`, persons: found.persons }, again);
          visitors.add(visitor);
        }
        for (const person of found.persons) persons.add(person);
      }
      for (const visitor of visitors) await eraseData(`${site}:${visitor}`);
      for (const person of persons) await takeOut(site, person, [...visitors]);
    },
    /** Deletes once more whatever is due. */
    async sweep(): Promise<void> {
      for (const { key, persons } of await tombstones.due(new Date(clock()))) {
        const { site, visitor } = splitKey(key);
        await eraseData(key);
        for (const person of persons) await takeOut(site, person, [visitor]);
        await tombstones.settle(key);
      }
    },
  };
}
export type Erasure = ReturnType<typeof createErasure>;
