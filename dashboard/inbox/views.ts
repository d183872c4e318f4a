import type { ConversationsQuery } from '../../server/contracts/chat.ts';

/** The lists of the inbox. */
export const VIEWS = ['open', 'mine', 'unassigned', 'snoozed', 'closed'] as const;
/** One of the lists of the inbox. */
export type View = (typeof VIEWS)[number];

/** What of the conversations is in each list. */
const ASKED = {
  open: { status: 'open' },
  mine: { status: 'open', assignee: 'me' },
  unassigned: { status: 'open', assignee: 'none' },
  snoozed: { status: 'snoozed' },
  closed: { status: 'closed' },
} as const satisfies Record<View, Partial<ConversationsQuery>>;

/** What a list asks for; an empty tag is any. */
export const queryOf = (view: View, tag: string) => ({ ...ASKED[view], ...(tag ? { tag } : {}) });
