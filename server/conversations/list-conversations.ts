import { z } from 'zod';
import type { ConversationRow, ConversationsQuery } from '../contracts/chat.ts';
import type { Page } from '../contracts/lists.ts';
import { ApiError } from '../errors.ts';
import type { ConversationCursor, ConversationDoc } from './conversation-doc.ts';
import type { SiteConversations } from './conversation-store.ts';
import { conversationRowOf } from './to-rows.ts';

/** Totals are exact up to here, and pages go no further (contract §4). */
const COUNTED = 10_000;

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
  { page, limit, cursor, status, visitor_id, tag, assignee }: ConversationsQuery,
  me: string | undefined,
): Promise<Page<ConversationRow>> {
  if (cursor === undefined && page * limit > COUNTED) throw new ApiError('use_cursor');
  // A key is nobody, and nothing is assigned to nobody.
  const wanted = assignee === 'me' ? (me ?? 'nobody') : assignee === 'none' ? null : assignee;
  const filter = {
    ...(status ? { status } : {}),
    ...(visitor_id ? { visitor_id } : {}),
    ...(tag === undefined ? {} : { tag }),
    ...(wanted === undefined ? {} : { assignee: wanted }),
  };
  const from = cursor === undefined ? { skip: (page - 1) * limit } : { past: decodeCursor(cursor) };
  const [docs, total] = await Promise.all([
    conversations.list(filter, { limit: limit + 1, ...from }),
    conversations.count(filter, COUNTED + 1),
  ]);
  const shown = docs.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(conversationRowOf),
    total: Math.min(total, COUNTED),
    total_relation: total > COUNTED ? 'gte' : 'eq',
    page,
    pages: Math.ceil(Math.min(total, COUNTED) / limit),
    next_cursor: docs.length > limit && last ? encodeCursor(last) : null,
  };
}
