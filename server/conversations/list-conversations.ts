import { z } from 'zod';
import type { ConversationRow, ConversationsQuery } from '../contracts/chat.ts';
import type { Page } from '../contracts/lists.ts';
import { ApiError } from '../errors.ts';
import { COUNT_UP_TO, pageOf, skipOf } from '../http/page-of.ts';
import type { ConversationCursor, ConversationDoc } from './conversation-doc.ts';
import type { SiteConversations } from './conversation-store.ts';
import { conversationRowOf } from './to-rows.ts';

const cursorShape = z.tuple([z.number(), z.string().max(100)]);

const encodeCursor = ({ last_message_at, conversation_id }: ConversationDoc): string =>
  Buffer.from(JSON.stringify([last_message_at?.getTime(), conversation_id])).toString('base64url');

function decodeCursor(cursor: string): ConversationCursor {
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [at, id] = cursorShape.parse(json);
    return { at: new Date(at), id };
  } catch {
    throw new ApiError('bad_cursor');
  }
}

/**
 * A page of a site's conversations in which something was said, latest message first.
 * @throws ApiError `use_cursor`, `bad_cursor`
 */
export async function listConversations(
  conversations: SiteConversations,
  { cursor, status, visitor_id, tag, assignee, ...query }: ConversationsQuery,
  me: string | undefined,
): Promise<Page<ConversationRow>> {
  // A key is nobody, and nothing is assigned to nobody.
  const wanted = assignee === 'me' ? (me ?? 'nobody') : assignee === 'none' ? null : assignee;
  const filter = {
    ...(status ? { status } : {}),
    ...(visitor_id ? { visitor_id } : {}),
    ...(tag === undefined ? {} : { tag }),
    ...(wanted === undefined ? {} : { assignee: wanted }),
  };
  const from = cursor === undefined ? { skip: skipOf(query) } : { past: decodeCursor(cursor) };
  const [docs, counted] = await Promise.all([
    conversations.list(filter, { limit: query.limit + 1, ...from }),
    conversations.count(filter, COUNT_UP_TO),
  ]);
  return pageOf(query, counted, docs, conversationRowOf, encodeCursor);
}
