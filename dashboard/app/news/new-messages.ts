import type { ConversationRow } from '../../../server/contracts/chat.ts';

/** The conversations in which a visitor has written since an earlier look, the team has not answered. */
export function newMessages(
  before: readonly ConversationRow[],
  now: readonly ConversationRow[],
): ConversationRow[] {
  const unread = new Map(before.map((row) => [row.id, row.unread]));
  // One that comes up from further down because another is gone has nothing new.
  const newest = before.reduce(
    (last, row) => (row.last_message_at > last ? row.last_message_at : last),
    '',
  );
  return now.filter((row) => {
    if (row.last_message?.from !== 'visitor') return false;
    const known = unread.get(row.id);
    return known === undefined
      ? row.unread > 0 && row.last_message_at > newest
      : row.unread > known;
  });
}
