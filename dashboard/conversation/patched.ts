import type { ConversationDetail, ConversationPatch } from '../../server/contracts/chat.ts';
import { snoozedUntil } from './snoozed-until.ts';

/** What can be changed of a conversation by one key. */
export type Turn = 'close' | 'assign' | 'snooze';

/** The change that a key makes: there, or back again. */
export function patchOf(
  turn: Turn,
  { status, assignee }: ConversationDetail,
  me: { id: string },
  now: number,
): ConversationPatch {
  switch (turn) {
    case 'close':
      return { status: status === 'closed' ? 'open' : 'closed' };
    case 'assign':
      return { assignee: assignee?.id === me.id ? null : me.id };
    case 'snooze':
      return status === 'snoozed'
        ? { status: 'open' }
        : { status: 'snoozed', snoozed_until: snoozedUntil('tomorrow', now) };
  }
}

/** The conversation as it will be read again after a change; `people` are those it can belong to. */
export function patched(
  { assignee: before, snoozed_until: _until, ...detail }: ConversationDetail,
  { status = detail.status, snoozed_until, tags = detail.tags, assignee: id }: ConversationPatch,
  people: readonly { id: string; name: string }[],
): ConversationDetail {
  const assignee = id === undefined ? before : people.find((one) => one.id === id);
  return {
    ...detail,
    status,
    tags,
    ...(snoozed_until ? { snoozed_until } : {}),
    ...(assignee ? { assignee: { id: assignee.id, name: assignee.name } } : {}),
  };
}
