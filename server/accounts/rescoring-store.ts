import type { mongo } from 'mongoose';
import type { Rescoring } from '../contracts/scoring.ts';
import type { ClaimedRescoring } from '../ports.ts';
import type { SiteDoc } from './site-store.ts';

/** How far a site's visitors are scored by rules of one version; lies in the site's document. */
export interface RescoringDoc {
  version: number;
  requested_at: Date;
  /** When somebody should go on with it: its turn, or the end of a lease. Absent when it is done. */
  due_at?: Date;
  /** Key of the last visitor that was scored. */
  cursor: string;
  done: number;
  total: number;
  finished_at?: Date;
}

/**
 * Other processes know the old rules for five seconds more, and what they write by them until
 * then must not come after the rescoring has passed by.
 */
const WAIT_MS = 6_000;
const LEASE_MS = 30_000;

/** A rescoring that was just asked for. */
export const newRescoring = (version: number, at: Date): RescoringDoc => ({
  version,
  requested_at: at,
  due_at: new Date(at.getTime() + WAIT_MS),
  cursor: '',
  done: 0,
  total: 0,
});

/** The progress as the team sees it. */
export const rescoringRowOf = (doc: RescoringDoc): Rescoring => ({
  version: doc.version,
  status: doc.finished_at ? 'done' : doc.total > 0 ? 'running' : 'waiting',
  done: doc.done,
  total: Math.max(doc.total, doc.done),
  requested_at: doc.requested_at.toISOString(),
  ...(doc.finished_at ? { finished_at: doc.finished_at.toISOString() } : {}),
});

/** Rescoring as a job: one process at a time goes on with a site, and any after its crash. */
export function rescoringOf(sites: mongo.Collection<SiteDoc>) {
  const same = ({ site, version }: ClaimedRescoring) => ({
    _id: site,
    'rescoring.version': version,
  });
  return {
    /** Takes one that is due, for half a minute. */
    async claim(now: number): Promise<ClaimedRescoring | undefined> {
      const doc = await sites.findOneAndUpdate(
        { 'rescoring.due_at': { $lte: new Date(now) }, deleted_at: { $exists: false } },
        { $set: { 'rescoring.due_at': new Date(now + LEASE_MS) } },
        { sort: { 'rescoring.due_at': 1 }, returnDocument: 'after' },
      );
      const { version, cursor, done } = doc?.rescoring ?? {};
      return doc && version !== undefined
        ? { site: doc._id, version, cursor: cursor ?? '', done: done ?? 0 }
        : undefined;
    },

    /** Says how far it is, and keeps the lease; false where newer rules have come meanwhile. */
    async advance(
      claimed: ClaimedRescoring,
      at: { cursor: string; done: number; total: number },
      now: number,
    ): Promise<boolean> {
      const { matchedCount } = await sites.updateOne(same(claimed), {
        $set: {
          'rescoring.cursor': at.cursor,
          'rescoring.done': at.done,
          'rescoring.total': at.total,
          'rescoring.due_at': new Date(now + LEASE_MS),
        },
      });
      return matchedCount === 1;
    },

    /** Lets somebody else go on at once: this process stops. */
    async release(claimed: ClaimedRescoring, now: number): Promise<void> {
      await sites.updateOne(same(claimed), { $set: { 'rescoring.due_at': new Date(now) } });
    },

    async finish(claimed: ClaimedRescoring, now: number): Promise<void> {
      await sites.updateOne(same(claimed), {
        $set: { 'rescoring.finished_at': new Date(now) },
        $unset: { 'rescoring.due_at': '' },
      });
    },
  };
}
