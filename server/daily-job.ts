import { Schema, type Connection } from 'mongoose';
import { collectionOf } from './database.ts';
import type { Clock } from './ports.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface JobDoc {
  _id: string;
  at: Date;
}

const schema = new Schema({ _id: String, at: Date }, { versionKey: false });

/** Runs something once a day, in one of however many processes look. */
export function createDailyJob(connection: Connection, clock: Clock) {
  const jobs = collectionOf<JobDoc>(connection, 'Job', schema, 'jobs');
  return (name: string, work: () => Promise<void>) => async (): Promise<void> => {
    const now = new Date(clock());
    const claim = { $setOnInsert: { at: new Date(0) } };
    await jobs.updateOne({ _id: name }, claim, { upsert: true });
    const due = { _id: name, at: { $lte: new Date(now.getTime() - DAY_MS) } };
    // Claimed for an hour, and for the day once it is done: a crash delays it, no more.
    const claimed = new Date(now.getTime() - DAY_MS + HOUR_MS);
    const { modifiedCount } = await jobs.updateOne(due, { $set: { at: claimed } });
    if (modifiedCount === 0) return;
    await work();
    await jobs.updateOne({ _id: name }, { $set: { at: now } });
  };
}
