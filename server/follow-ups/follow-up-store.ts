import { randomBytes } from 'node:crypto';
import { Schema, type Connection, type mongo } from 'mongoose';
import { collectionOf } from '../database.ts';
import { isDuplicateKey } from '../database-errors.ts';
import type { FollowUp } from '../ports.ts';

/** What may follow from a chat message. */
export type FollowUpKind = 'agent' | 'slack';

/** Something to be done about one message. Kept for a while after it is done, so that it is done once. */
export interface FollowUpDoc extends FollowUp {
  /** `site:kind:conversation:message_id` */
  _id: string;
  kind: FollowUpKind;
  /** Absent once it is done. */
  due_at?: Date;
  lease?: string;
  tries: number;
  done_at?: Date;
}

const KEPT_DAYS = 7;
const DAY_SECONDS = 86_400;
const WAITING = { due_at: { $exists: true } } as const;

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    conversation_id: { type: String, required: true },
    seq: { type: Number, required: true },
    visitor_id: String,
    due_at: Date,
    done_at: Date,
  },
  { versionKey: false, strict: false },
);
schema.index({ due_at: 1, seq: 1 }, { partialFilterExpression: WAITING });
schema.index({ site: 1, conversation_id: 1, seq: 1 }, { partialFilterExpression: WAITING });
schema.index({ site: 1, visitor_id: 1 });
schema.index({ done_at: 1 }, { expireAfterSeconds: KEPT_DAYS * DAY_SECONDS });

const inMs = (ms: number): mongo.Document => ({ $add: ['$$NOW', ms] });

/** The collection `follow_ups`; times are the database's own. */
export function followUpStore(connection: Connection) {
  const followUps = collectionOf<FollowUpDoc>(connection, 'FollowUp', schema, 'follow_ups');
  const ended = (_id: string, lease = '') => ({ _id, lease });

  return {
    /** Puts it on the list, once however often it is asked for. Durable when it resolves. */
    async add(doc: Omit<FollowUpDoc, 'tries' | '_id'>): Promise<void> {
      const { site, kind, conversation_id, message_id } = doc;
      const _id = `${site}:${kind}:${conversation_id}:${message_id}`;
      try {
        await followUps.insertOne({ _id, ...doc, tries: 0 });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    /** Takes what is due first, for `leaseMs`. */
    async claim(leaseMs: number): Promise<FollowUpDoc | undefined> {
      const lease = randomBytes(12).toString('base64url');
      const claimed = await followUps.findOneAndUpdate(
        { due_at: { $gt: new Date(0) }, $expr: { $lte: ['$due_at', '$$NOW'] } },
        [{ $set: { due_at: inMs(leaseMs), lease, tries: { $add: ['$tries', 1] } } }],
        { sort: { due_at: 1, seq: 1 }, returnDocument: 'after' },
      );
      return claimed ?? undefined;
    },

    /** Whether something about an earlier message of the conversation is still to be done. */
    async hasEarlier({ site, kind, conversation_id, seq }: FollowUpDoc): Promise<boolean> {
      const found = await followUps.findOne(
        { site, kind, conversation_id, due_at: { $gt: new Date(0) }, seq: { $lt: seq } },
        { projection: { _id: 1 } },
      );
      return found !== null;
    },

    /** It is done; only the claim that still holds can say so. */
    async finish({ _id, lease }: FollowUpDoc): Promise<void> {
      await followUps.updateOne(ended(_id, lease), [
        { $set: { done_at: '$$NOW', due_at: '$$REMOVE', lease: '$$REMOVE' } },
      ]);
    },

    /** It is due again after a time. `asIfNew`: the try does not count. */
    async postpone(
      { _id, lease, tries }: FollowUpDoc,
      ms: number,
      asIfNew: boolean,
    ): Promise<void> {
      await followUps.updateOne(ended(_id, lease), [
        { $set: { due_at: inMs(ms), lease: '$$REMOVE', tries: asIfNew ? tries - 1 : tries } },
      ]);
    },

    /** Part of erasing a visitor. May be repeated. */
    async erase(site: string, visitor: string): Promise<void> {
      await followUps.deleteMany({ site, visitor_id: visitor });
    },
  };
}
