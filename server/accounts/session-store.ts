import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';

/** A member who signed in on some browser. */
export interface SessionDoc {
  /** The hash of the token in the cookie. */
  _id: string;
  member: string;
  created_at: Date;
  expires_at: Date;
}

const schema = new Schema(
  { _id: String, member: { type: String, required: true }, expires_at: Date },
  { versionKey: false, strict: false },
);
schema.index({ expires_at: 1 }, { expireAfterSeconds: 0 });
schema.index({ member: 1 });

/** The collection `sessions`. */
export function sessionStore(connection: Connection) {
  const sessions = collectionOf<SessionDoc>(connection, 'Session', schema, 'sessions');

  return {
    async insert(doc: SessionDoc): Promise<void> {
      await sessions.insertOne(doc);
    },

    /** A session that has not expired; the TTL index may be a minute late. */
    async find(hash: string, now: Date): Promise<SessionDoc | undefined> {
      return (await sessions.findOne({ _id: hash, expires_at: { $gt: now } })) ?? undefined;
    },

    async extend(hash: string, until: Date): Promise<void> {
      await sessions.updateOne({ _id: hash }, { $set: { expires_at: until } });
    },

    async remove(hash: string): Promise<void> {
      await sessions.deleteOne({ _id: hash });
    },

    /** Signs a member out everywhere but in one session. */
    async removeOf(member: string, except = ''): Promise<void> {
      await sessions.deleteMany({ member, _id: { $ne: except } });
    },
  };
}
export type SessionStore = ReturnType<typeof sessionStore>;
