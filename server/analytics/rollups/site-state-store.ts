import { Schema, type Connection } from 'mongoose';
import { collectionOf, UNFLUSHED } from '../../database.ts';

/** What holds for all rollups of a site. */
export interface SiteState {
  /** `site:rollups` */
  _id: string;
  site: string;
  /** The zone in which hours and days are counted. */
  zone: string;
  /** Hours that began before are final: retention may have deleted events of theirs. Never falls. */
  final_before?: Date;
  /** The zone of before, whose rollups go at `drop_at`. */
  dropping?: string;
  drop_at?: Date;
}

const schema = new Schema(
  { _id: String, site: { type: String, required: true }, zone: String },
  { versionKey: false, strict: false },
);

const idOf = (site: string): string => `${site}:rollups`;

/** The collection `rollup_sites`: every site that ever had an event. */
export function siteStateStore(connection: Connection) {
  const states = collectionOf<SiteState>(connection, 'RollupSite', schema, 'rollup_sites');
  const write = { writeConcern: UNFLUSHED } as const;
  return {
    /** Sees to it that the site is known; says nothing to one that is. */
    async ensure(site: string, zone: string): Promise<void> {
      await states.updateOne(
        { _id: idOf(site) },
        { $setOnInsert: { site, zone } },
        { upsert: true, ...write },
      );
    },

    async get(site: string): Promise<SiteState | undefined> {
      return (await states.findOne({ _id: idOf(site) })) ?? undefined;
    },

    /** The next sites after one, so that all have their turn. */
    async after(site: string, limit: number): Promise<SiteState[]> {
      return states
        .find({ _id: { $gt: idOf(site) } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
    },

    async setFinal(site: string, before: Date): Promise<void> {
      await states.updateOne({ _id: idOf(site) }, { $max: { final_before: before } }, write);
    },

    /** Counts in another zone from now on, where it still is the one of before. */
    async changeZone(site: string, from: string, to: string, dropAt: Date): Promise<void> {
      await states.updateOne(
        { _id: idOf(site), zone: from },
        { $set: { zone: to, dropping: from, drop_at: dropAt } },
        write,
      );
    },

    async dropped(site: string, zone: string): Promise<void> {
      await states.updateOne(
        { _id: idOf(site), dropping: zone },
        { $unset: { dropping: '', drop_at: '' } },
        write,
      );
    },
  };
}
export type SiteStateStore = ReturnType<typeof siteStateStore>;
