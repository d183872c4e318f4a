import { randomBytes } from 'node:crypto';
import type Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { attachmentQuery } from '../contracts/chat.ts';
import { attachmentId } from '../contracts/ids.ts';
import { ApiError } from '../errors.ts';
import { MOST_BYTES, type AttachmentStore, type Uploader } from './attachment-store.ts';
import { safeFileName } from './attachment-types.ts';

export interface AttachmentRouteDeps {
  attachments: AttachmentStore;
  from: Uploader;
  /** Which conversation the caller may send to or read from; throws where none. */
  enter(ctx: Context, what: 'file' | 'signal'): Promise<{ site: string; conversation: string }>;
  /** Run before sending and before reading. */
  mayWrite?: Middleware;
  mayRead?: Middleware;
}

const pass: Middleware = (_ctx, next) => next();
const DAY_SECONDS = 86_400;

/** Adds `/:id/attachments` to either side's router: sending a file, and having one. */
export function addAttachmentRoutes(router: Router, deps: AttachmentRouteDeps): void {
  const { attachments, from, enter, mayWrite = pass, mayRead = pass } = deps;

  router.post('/:id/attachments', mayWrite, async (ctx) => {
    const { name } = attachmentQuery.parse(ctx.query);
    const { site, conversation } = await enter(ctx, 'file');
    if (!ctx.is('application/octet-stream')) {
      throw new ApiError('unsupported_media_type', { message: 'Send application/octet-stream.' });
    }
    // Whatever is left unread of a refused file ends with its connection.
    ctx.set('Connection', 'close');
    if (Number(ctx.get('Content-Length')) > MOST_BYTES) throw new ApiError('too_large');
    const file = {
      id: `f_${randomBytes(16).toString('base64url')}`,
      name: safeFileName(name),
      from,
    };
    ctx.body = await attachments.forSite({ site }).receive(conversation, file, ctx.req);
    ctx.remove('Connection');
    ctx.status = 201;
  });

  router.get('/:id/attachments/:file', mayRead, async (ctx) => {
    const { site, conversation } = await enter(ctx, 'signal');
    const ofSite = attachments.forSite({ site });
    const id = attachmentId.safeParse(ctx.params['file']).data;
    const file = id && (await ofSite.find(conversation, id));
    if (!file) throw new ApiError('attachment_not_found');
    ctx.attachment(file.name);
    // Whatever is in it: it is never run, never shown as a page, never taken for something else.
    ctx.set({
      'Content-Type': file.type,
      'Content-Length': String(file.size),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': `private, max-age=${DAY_SECONDS}, immutable`,
    });
    ctx.body = ofSite.read(conversation, file.id);
  });
}
