import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { mongo, type Connection } from 'mongoose';
import type { Attachment } from '../contracts/chat.ts';
import { ApiError } from '../errors.ts';
import { fileTypeOf, HEAD_BYTES } from './attachment-types.ts';

/** A file is at most this big, bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
const TOO_LARGE = 'A file is at most 10 MB.';
/** A conversation takes so many. */
const MOST_FILES = 200;

/** Whose file it is: only its own side may put it into a message. */
export type Uploader = 'visitor' | 'team';

interface Metadata {
  site: string;
  conversation_id: string;
  type: string;
  from: Uploader;
  /** It is part of a message. What never becomes one is swept away. */
  used: boolean;
}
/** A file as GridFS keeps it; `_id` is `site:conversation_id:attachment_id`. */
interface FileDoc {
  _id: string;
  length: number;
  uploadDate: Date;
  filename: string;
  metadata: Metadata;
}

const attachmentOf = ({ _id, filename, length, metadata }: FileDoc): Attachment => ({
  id: _id.split(':')[2] ?? '',
  name: filename,
  type: metadata.type,
  size: length,
});

/** Files of conversations, in GridFS; had only by site. */
export function attachmentStore(connection: Connection) {
  const bucket = new mongo.GridFSBucket(connection.getClient().db(connection.name), {
    bucketName: 'attachments',
  });
  const files = connection.collection('attachments.files') as unknown as mongo.Collection<FileDoc>;
  const remove = async (found: readonly { _id: string }[]) => {
    for (const { _id } of found) await bucket.delete(_id as never).catch(() => undefined);
  };
  const startingWith = (start: string) => ({ _id: { $gte: `${start}:`, $lt: `${start};` } });
  const AT_ONCE = 500;
  const removeBelow = async (start: string): Promise<void> => {
    for (;;) {
      const found = await files.find(startingWith(start)).limit(AT_ONCE).toArray();
      if (found.length === 0) return;
      await remove(found);
    }
  };

  return {
    forSite({ site }: { site: string }) {
      const key = (conversation: string, id: string) => `${site}:${conversation}:${id}`;

      return {
        /**
         * Stores a file while it arrives; nothing of it is left where it is refused or breaks off.
         * @throws ApiError `too_large`, `file_not_allowed`, `too_many_files`
         */
        async receive(
          conversation: string,
          file: { id: string; name: string; from: Uploader },
          body: Readable,
        ): Promise<Attachment> {
          const there = await files.countDocuments(startingWith(`${site}:${conversation}`), {
            limit: MOST_FILES,
          });
          if (there >= MOST_FILES) throw new ApiError('too_many_files');
          const { id, name, from } = file;
          const metadata: Metadata = {
            site,
            conversation_id: conversation,
            type: '',
            from,
            used: false,
          };
          const upload = bucket.openUploadStreamWithId(key(conversation, id) as never, name, {
            metadata: metadata as never,
          });
          let failure: unknown;
          upload.on('error', (error) => (failure = error));
          let head = Buffer.alloc(0);
          let size = 0;
          try {
            for await (const chunk of body as AsyncIterable<Buffer>) {
              size += chunk.length;
              if (size > MOST_BYTES) throw new ApiError('too_large', { message: TOO_LARGE });
              if (head.length < HEAD_BYTES) {
                head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
                const isWhole = head.length === HEAD_BYTES;
                if (isWhole && !fileTypeOf(name, head)) throw new ApiError('file_not_allowed');
              }
              if (failure) throw failure;
              if (!upload.write(chunk)) await once(upload, 'drain');
            }
            const type = size > 0 ? fileTypeOf(name, head) : undefined;
            if (!type) throw new ApiError('file_not_allowed');
            // GridFS writes the description of a file when it ends, and reads it only then.
            (upload.options.metadata as unknown as Metadata).type = type;
            upload.end();
            await once(upload, 'finish');
            return { id, name, type, size };
          } catch (error) {
            await upload.abort().catch(() => undefined);
            const isBroken = (error as { code?: unknown }).code === 'ECONNRESET';
            throw isBroken ? new ApiError('malformed', { cause: error }) : error;
          }
        },

        async find(conversation: string, id: string): Promise<Attachment | undefined> {
          const found = await files.findOne({ _id: key(conversation, id) });
          return found ? attachmentOf(found) : undefined;
        },

        /** The file's bytes. */
        read(conversation: string, id: string): Readable {
          return bucket.openDownloadStream(key(conversation, id) as never);
        },

        /**
         * Makes files part of a message.
         * @throws ApiError `attachment_not_found` where one is not there, or of the other side
         */
        async use(
          conversation: string,
          ids: readonly string[],
          from: Uploader,
        ): Promise<Attachment[]> {
          const keys = ids.map((id) => key(conversation, id));
          const found = await files.find({ _id: { $in: keys }, 'metadata.from': from }).toArray();
          if (found.length < new Set(keys).size) throw new ApiError('attachment_not_found');
          await files.updateMany({ _id: { $in: keys } }, { $set: { 'metadata.used': true } });
          return keys.flatMap((one) => found.filter(({ _id }) => _id === one).map(attachmentOf));
        },

        /** Deletes some files of a conversation. */
        async eraseSome(conversation: string, ids: readonly string[]): Promise<void> {
          await remove(ids.map((id) => ({ _id: key(conversation, id) })));
        },

        /** Deletes every file of these conversations. */
        async erase(conversations: readonly string[]): Promise<void> {
          for (const id of conversations) await removeBelow(`${site}:${id}`);
        },

        /** Deletes every file of the site. */
        eraseAll: () => removeBelow(site),
      };
    },

    /** Deletes files that were sent before `before` and never became part of a message. */
    async sweep(before: Date): Promise<void> {
      const found = await files
        .find({ 'metadata.used': false, uploadDate: { $lt: before } })
        .limit(AT_ONCE)
        .toArray();
      await remove(found);
    },
  };
}
export type AttachmentStore = ReturnType<typeof attachmentStore>;
