import { randomBytes } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { SavedReply } from '../contracts/chat.ts';
import { ApiError } from '../errors.ts';
import { isDuplicateKey } from '../database-errors.ts';

interface SavedReplyDoc {
  /** `site:sr_…` */
  _id: string;
  site: string;
  shortcut: string;
  text: string;
}

const schema = new Schema(
  { _id: String, site: { type: String, required: true }, shortcut: String, text: String },
  { versionKey: false },
);
schema.index({ site: 1, shortcut: 1 }, { unique: true });

const MOST = 500;

const rowOf = ({ _id, shortcut, text }: SavedReplyDoc): SavedReply => ({
  id: _id.slice(_id.indexOf(':') + 1),
  shortcut,
  text,
});

/** @throws ApiError `shortcut_taken` where the unique index says so */
const orTaken = async <T>(write: Promise<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new ApiError('shortcut_taken', { cause: error });
  }
};

/** The collection `saved_replies`; had only by site. */
export function savedReplyStore(connection: Connection) {
  const replies = collectionOf<SavedReplyDoc>(connection, 'SavedReply', schema, 'saved_replies');

  return {
    forSite({ site }: { site: string }) {
      const key = (id: string) => `${site}:${id}`;
      return {
        /** By shortcut, at most 500. */
        async list(): Promise<SavedReply[]> {
          return (await replies.find({ site }).sort({ shortcut: 1 }).limit(MOST).toArray()).map(
            rowOf,
          );
        },

        /** @throws ApiError `shortcut_taken` */
        async add(reply: Omit<SavedReply, 'id'>): Promise<SavedReply> {
          const doc = { _id: key(`sr_${randomBytes(9).toString('base64url')}`), site, ...reply };
          await orTaken(replies.insertOne(doc));
          return rowOf(doc);
        },

        /** @throws ApiError `saved_reply_not_found`, `shortcut_taken` */
        async change(id: string, change: Partial<Omit<SavedReply, 'id'>>): Promise<SavedReply> {
          const changed = await orTaken(
            replies.findOneAndUpdate(
              { _id: key(id) },
              { $set: { site, ...change } },
              { returnDocument: 'after' },
            ),
          );
          if (!changed) throw new ApiError('saved_reply_not_found');
          return rowOf(changed);
        },

        async remove(id: string): Promise<void> {
          await replies.deleteOne({ _id: key(id) });
        },
      };
    },
  };
}
export type SavedReplyStore = ReturnType<typeof savedReplyStore>;
