import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import { isDuplicateKey } from '../database-errors.ts';

/** Owns sites and has members. */
export interface OrganisationDoc {
  _id: string;
  name: string;
  created_at: Date;
  /** The ids of the first site and the first member, chosen once: whoever writes them first wins. */
  first_site: string;
  first_member: string;
  /** Members who are owners; the place where "at least one" is kept. */
  owners: string[];
  /** Hashes of the codes that any server printed and that still work; none once there is an owner. */
  setup_codes: string[];
}

/** A deployment starts with one organisation. */
const FIRST = 'o_first';
/** Of several servers and restarts, so many of the last links work. */
const MAX_CODES = 10;

const schema = new Schema(
  { _id: String, name: { type: String, required: true }, created_at: Date },
  { versionKey: false, strict: false },
);

/** The collection `organisations`. */
export function organisationStore(connection: Connection) {
  const organisations = collectionOf<OrganisationDoc>(
    connection,
    'Organisation',
    schema,
    'organisations',
  );

  return {
    async find(id: string): Promise<OrganisationDoc | undefined> {
      return (await organisations.findOne({ _id: id })) ?? undefined;
    },

    async first(): Promise<OrganisationDoc | undefined> {
      return this.find(FIRST);
    },

    /** Makes the first organisation where there is none; of several at once, one makes it. */
    async ensureFirst(doc: Omit<OrganisationDoc, '_id'>): Promise<OrganisationDoc> {
      await organisations
        .updateOne({ _id: FIRST }, { $setOnInsert: doc }, { upsert: true })
        .catch((error: unknown) => {
          if (!isDuplicateKey(error)) throw error;
        });
      return (await organisations.findOne({ _id: FIRST })) as OrganisationDoc;
    },

    async addSetupCode(id: string, hash: string): Promise<void> {
      await organisations.updateOne(
        { _id: id },
        { $push: { setup_codes: { $each: [hash], $slice: -MAX_CODES } } },
      );
    },

    /** The first owner exists: no code works any more. */
    async finishSetup(id: string, owner: string): Promise<void> {
      await organisations.updateOne(
        { _id: id },
        { $addToSet: { owners: owner }, $set: { setup_codes: [] } },
      );
    },

    async addOwner(id: string, member: string): Promise<void> {
      await organisations.updateOne({ _id: id }, { $addToSet: { owners: member } });
    },

    /** @returns false where that would leave no owner; two who remove each other cannot both */
    async removeOwner(id: string, member: string): Promise<boolean> {
      const { modifiedCount } = await organisations.updateOne(
        { _id: id, owners: member, 'owners.1': { $exists: true } },
        { $pull: { owners: member } },
      );
      return modifiedCount === 1;
    },
  };
}
export type OrganisationStore = ReturnType<typeof organisationStore>;
