import type { UsageCounts, UsageStore } from '../settings/usage-store.ts';

/** What happened, over all sites, since the process began: for `/metrics`. */
export interface LookupTotals {
  lookups: number;
  hits: number;
  calls: number;
  failures: number;
}

/** Gathers counts in memory and adds them to the month every few seconds: a hit costs no write. */
export function createUsageCounter(usage: Pick<UsageStore, 'add'>) {
  let waiting = new Map<string, UsageCounts>();
  const totals: LookupTotals = { lookups: 0, hits: 0, calls: 0, failures: 0 };

  const add = (site: string, counts: UsageCounts): void => {
    const known = waiting.get(site) ?? {};
    for (const [name, count] of Object.entries(counts)) {
      if (count !== 0) known[name] = (known[name] ?? 0) + count;
    }
    waiting.set(site, known);
  };

  return {
    totals: (): LookupTotals => ({ ...totals }),

    /** An answer that was there already. @param saved millionths of a dollar */
    hit(site: string, saved: number): void {
      totals.lookups += 1;
      totals.hits += 1;
      add(site, { lookups: 1, hits: 1, saved });
    },

    /** A provider was asked. @param spent millionths of a dollar; reserved by the budget already */
    call(
      site: string,
      provider: string,
      outcome: { matched: boolean; failed: boolean; spent: number },
    ) {
      totals.lookups += 1;
      totals.calls += 1;
      if (outcome.failed) totals.failures += 1;
      add(site, {
        lookups: 1,
        [`providers.${provider}.calls`]: 1,
        [`providers.${provider}.matches`]: Number(outcome.matched),
        [`providers.${provider}.failures`]: Number(outcome.failed),
        [`providers.${provider}.spent`]: outcome.spent,
      });
    },

    overBudget: (site: string): void => add(site, { over_budget: 1 }),

    /** Writes down what was counted; what could not be written is kept for the next time. */
    async flush(now: number): Promise<void> {
      const counts = waiting;
      waiting = new Map();
      try {
        await usage.add(counts, now);
      } catch (error) {
        for (const [site, count] of counts) add(site, count);
        throw error;
      }
    },
  };
}
export type UsageCounter = ReturnType<typeof createUsageCounter>;
