import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';

/** What the team told itself about a conversation. */
export interface NoteDoc {
  /** `site:conversation_id:note_id`, so a retry finds itself. */
  _id: string;
  site: string;
  conversation_id: string;
  note_id: string;
  text: string;
  at: Date;
  author?: { id: string; name: string };
}

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    conversation_id: { type: String, required: true },
    at: Date,
  },
  { versionKey: false, strict: false },
);
schema.index({ site: 1, conversation_id: 1, at: 1 });

const MOST = 500;

/**
 * The collection `notes`; had only by site. Apart from messages, so that nothing which a visitor
 * reads can come across one.
 */
export function noteStore(connection: Connection) {
  const notes = collectionOf<NoteDoc>(connection, 'Note', schema, 'notes');

  return {
    forSite({ site }: { site: string }) {
      return {
        /** Adds a note, once. */
        async add(
          conversation: string,
          note: Omit<NoteDoc, '_id' | 'site' | 'conversation_id'>,
        ): Promise<NoteDoc> {
          const _id = `${site}:${conversation}:${note.note_id}`;
          const doc = { _id, site, conversation_id: conversation, ...note };
          const { _id: _key, ...fields } = doc;
          await notes.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
          return (await notes.findOne({ _id })) ?? doc;
        },

        /** Oldest first, the latest 500. */
        async of(conversation: string): Promise<NoteDoc[]> {
          const found = await notes
            .find({ site, conversation_id: conversation })
            .sort({ at: -1 })
            .limit(MOST)
            .toArray();
          return found.reverse();
        },

        async erase(conversations: readonly string[]): Promise<void> {
          await notes.deleteMany({ site, conversation_id: { $in: [...conversations] } });
        },
      };
    },
  };
}
export type NoteStore = ReturnType<typeof noteStore>;
