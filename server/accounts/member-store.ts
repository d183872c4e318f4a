import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import type { Role } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';
import { isDuplicateKey } from '../database-errors.ts';

/** Somebody who can sign in. */
export interface MemberDoc {
  _id: string;
  organisation: string;
  /** Trimmed, lower case; one member in the whole deployment, because it is what one signs in with. */
  email: string;
  name: string;
  role: Role;
  /** Argon2id. */
  password: string;
  created_at: Date;
}

const schema = new Schema(
  {
    _id: String,
    organisation: { type: String, required: true },
    email: { type: String, required: true },
    role: { type: String, enum: ['owner', 'admin', 'agent'], required: true },
  },
  { versionKey: false, strict: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ organisation: 1, created_at: 1 });

/** The collection `members`. Signing in finds by e-mail; everything else is had by organisation. */
export function memberStore(connection: Connection) {
  const members = collectionOf<MemberDoc>(connection, 'Member', schema, 'members');

  return {
    async byEmail(email: string): Promise<MemberDoc | undefined> {
      return (await members.findOne({ email })) ?? undefined;
    },

    async find(id: string): Promise<MemberDoc | undefined> {
      return (await members.findOne({ _id: id })) ?? undefined;
    },

    /** What a tenant may do. */
    forOrganisation(organisation: string) {
      return {
        async list(): Promise<MemberDoc[]> {
          return members.find({ organisation }).sort({ created_at: 1, _id: 1 }).toArray();
        },

        async any(): Promise<boolean> {
          return (await members.countDocuments({ organisation }, { limit: 1 })) > 0;
        },

        /** @throws ApiError `member_not_found` */
        async get(id: string): Promise<MemberDoc> {
          const found = await members.findOne({ _id: id, organisation });
          if (!found) throw new ApiError('member_not_found');
          return found;
        },

        /** @throws ApiError `email_taken`; also where the id is taken */
        async insert(doc: Omit<MemberDoc, 'organisation'>): Promise<MemberDoc> {
          const whole = { ...doc, organisation };
          try {
            await members.insertOne(whole);
          } catch (error) {
            throw isDuplicateKey(error) ? new ApiError('email_taken', { cause: error }) : error;
          }
          return whole;
        },

        /** @throws ApiError `member_not_found` */
        async change(
          id: string,
          change: Partial<Pick<MemberDoc, 'name' | 'role' | 'password'>>,
        ): Promise<MemberDoc> {
          if (Object.keys(change).length === 0) return this.get(id);
          const changed = await members.findOneAndUpdate(
            { _id: id, organisation },
            { $set: change },
            { returnDocument: 'after' },
          );
          if (!changed) throw new ApiError('member_not_found');
          return changed;
        },

        async remove(id: string): Promise<void> {
          await members.deleteOne({ _id: id, organisation });
        },
      };
    },
  };
}
export type MemberStore = ReturnType<typeof memberStore>;
