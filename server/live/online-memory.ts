/** A visitor and when they were last seen, milliseconds since the epoch. */
export type Seen = readonly [visitor: string, at: number];

/** What one process knows of who is online: the most recent of each site, at most so many in all. */
export interface OnlineMemory {
  /** @returns whether the visitor was not known */
  touch(site: string, visitor: string, at: number): boolean;
  /** When the visitor was last seen, if that is known. */
  lastSeen(site: string, visitor: string): number | undefined;
  /** Most recently seen first. */
  of(site: string): Seen[];
  /** Forgets and returns a site's visitors who were last seen at `until` or before. */
  expire(site: string, until: number): string[];
  sites(): string[];
}

/** Keeps visitors in the order in which they were last seen, so that the oldest is always first. */
export function createOnlineMemory({
  perSite = 10_000,
  total = 200_000,
}: { perSite?: number; total?: number } = {}): OnlineMemory {
  const bySite = new Map<string, Map<string, number>>();
  let size = 0;

  const forget = (site: string, visitors: Map<string, number>, visitor: string): void => {
    visitors.delete(visitor);
    size -= 1;
    if (visitors.size === 0) bySite.delete(site);
  };

  return {
    touch(site, visitor, at) {
      const visitors = bySite.get(site) ?? new Map<string, number>();
      bySite.set(site, visitors);
      const isNew = !visitors.delete(visitor);
      visitors.set(visitor, at);
      if (!isNew) return false;
      size += 1;
      if (visitors.size > perSite || size > total) {
        const [oldest] = visitors.keys();
        if (oldest !== undefined && oldest !== visitor) forget(site, visitors, oldest);
      }
      return true;
    },
    lastSeen: (site, visitor) => bySite.get(site)?.get(visitor),
    of: (site) => [...(bySite.get(site) ?? [])].toReversed(),
    expire(site, until) {
      const gone: string[] = [];
      const visitors = bySite.get(site);
      for (const [visitor, at] of visitors ?? []) {
        if (at > until) break;
        gone.push(visitor);
      }
      if (visitors) for (const visitor of gone) forget(site, visitors, visitor);
      return gone;
    },
    sites: () => [...bySite.keys()],
  };
}
