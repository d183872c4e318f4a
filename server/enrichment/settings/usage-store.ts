import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf } from '../../database.ts';
import type { ProviderState } from '../../contracts/enrichment.ts';
import { isDuplicateKey } from '../../database-errors.ts';

/** Money is counted in millionths of a dollar: whole numbers add up exactly. */
export const micros = (dollars: number): number => Math.round(dollars * 1e6);
export const dollars = (amount: number): number => amount / 1e6;

/** What one provider did for a site in a month; money in millionths of a dollar. */
export interface ProviderCount {
  calls?: number;
  matches?: number;
  failures?: number;
  spent?: number;
}

/** A site's month. */
export interface UsageDoc {
  /** `site:usage:YYYY-MM` */
  _id: string;
  site: string;
  lookups?: number;
  hits?: number;
  saved?: number;
  spent: number;
  over_budget?: number;
  providers?: Record<string, ProviderCount>;
  states?: Record<string, { state: ProviderState; error?: string; at: Date }>;
}

/** Counts to be added to a month, by path: `hits`, `providers.ipinfo.calls`. */
export type UsageCounts = Record<string, number>;

const schema = new Schema({ _id: String, site: String }, { versionKey: false, strict: false });

/** The calendar month (UTC) of a moment, `YYYY-MM`. */
export const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

const idOf = (site: string, now: number): string => `${site}:usage:${monthOf(now)}`;

/** The collection `enrichment_usage`: the budget, exact across processes, and the counts. */
export function usageStore(connection: Connection) {
  const usage = collectionOf<UsageDoc>(connection, 'EnrichmentUsage', schema, 'enrichment_usage');

  const ensure = async (site: string, now: number): Promise<void> => {
    const _id = idOf(site, now);
    await usage
      .updateOne({ _id }, { $setOnInsert: { site, spent: 0 } }, { upsert: true })
      .catch((error: unknown) => {
        // Another process made it at the same moment.
        if (!isDuplicateKey(error)) throw error;
      });
  };

  return {
    /**
     * Takes an amount out of the month's budget before a question is asked: however many ask at
     * once, what is spent never goes over it.
     * @param budget null for no limit
     * @returns false where it would
     */
    async reserve(
      site: string,
      amount: number,
      budget: number | null,
      now: number,
    ): Promise<boolean> {
      await ensure(site, now);
      const within = budget === null ? {} : { spent: { $lte: budget - amount } };
      const { matchedCount } = await usage.updateOne(
        { _id: idOf(site, now), ...within },
        { $inc: { spent: amount } },
      );
      return matchedCount === 1;
    },

    /** Gives back what a question did not cost after all. */
    async refund(site: string, amount: number, now: number): Promise<void> {
      await usage.updateOne({ _id: idOf(site, now) }, { $inc: { spent: -amount } });
    },

    /** Adds counts of any number of sites. */
    async add(counts: ReadonlyMap<string, UsageCounts>, now: number): Promise<void> {
      if (counts.size === 0) return;
      await usage.bulkWrite(
        [...counts].map(([site, inc]) => ({
          updateOne: {
            filter: { _id: idOf(site, now) },
            update: { $inc: inc, $setOnInsert: { site, ...(inc['spent'] ? {} : { spent: 0 }) } },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },

    /** How a provider fares, as the settings show it. */
    async setState(
      site: string,
      provider: string,
      state: ProviderState,
      error: string | undefined,
      now: number,
    ): Promise<void> {
      await ensure(site, now);
      const value = { state, at: new Date(now), ...(error === undefined ? {} : { error }) };
      await usage.updateOne({ _id: idOf(site, now) }, {
        $set: { [`states.${provider}`]: value },
      } as mongo.UpdateFilter<UsageDoc>);
    },

    /** What is held against a provider is forgotten: its key changed. */
    async forgetStates(site: string, providers: readonly string[], now: number): Promise<void> {
      if (providers.length === 0) return;
      const $unset = Object.fromEntries(providers.map((id) => [`states.${id}`, '']));
      await usage.updateOne({ _id: idOf(site, now) }, { $unset } as mongo.UpdateFilter<UsageDoc>);
    },

    async get(site: string, now: number): Promise<UsageDoc> {
      const found = await usage.findOne({ _id: idOf(site, now) });
      return found ?? { _id: idOf(site, now), site, spent: 0 };
    },
  };
}
export type UsageStore = ReturnType<typeof usageStore>;
