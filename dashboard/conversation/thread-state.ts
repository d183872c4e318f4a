import type {
  Attachment,
  ConversationDetail,
  ConversationNote,
  TeamMessage,
} from '../../server/contracts/chat.ts';

/** A reply that the server has not confirmed yet. */
export interface Draft {
  message_id: string;
  text: string;
  attachments?: Attachment[];
  at: string;
  state: 'sending' | 'failed';
}

/** A line of the conversation: confirmed, or on its way. */
export type Line =
  | { kind: 'message'; message: TeamMessage; seen: boolean; delivered: boolean }
  | { kind: 'note'; note: ConversationNote }
  | { kind: 'draft'; draft: Draft };

/** The messages and, after them, the drafts that are not among them yet. */
export function linesOf(
  { messages, notes, read_by_visitor: read, delivered_to_visitor }: ConversationDetail,
  drafts: readonly Draft[],
): Line[] {
  const confirmed = new Set(messages.map(({ message_id }) => message_id));
  const said = messages.map((message): Line => ({
    kind: 'message',
    message,
    seen: message.seq <= read,
    delivered: message.seq <= delivered_to_visitor,
  }));
  const noted = notes.map((note): Line => ({ kind: 'note', note }));
  const atOf = (line: Line) =>
    line.kind === 'message' ? line.message.at : line.kind === 'note' ? line.note.at : '';
  return [
    ...[...said, ...noted].sort((a, b) => Date.parse(atOf(a)) - Date.parse(atOf(b))),
    ...drafts
      .filter(({ message_id }) => !confirmed.has(message_id))
      .map((draft): Line => ({ kind: 'draft', draft })),
  ];
}

/** The drafts that a newer reading of the conversation does not contain. */
export const unconfirmed = (
  { messages }: ConversationDetail,
  drafts: readonly Draft[],
): Draft[] => {
  const confirmed = new Set(messages.map(({ message_id }) => message_id));
  return drafts.filter(({ message_id }) => !confirmed.has(message_id));
};

/** Adds a message that was answered, unless it is there already. */
export const withMessage = (
  detail: ConversationDetail,
  message: TeamMessage,
): ConversationDetail =>
  detail.messages.some(({ message_id }) => message_id === message.message_id)
    ? detail
    : {
        ...detail,
        messages: [...detail.messages, message].toSorted((a, b) => a.seq - b.seq),
      };

/** The last `seq` of the conversation, 0 while it is empty. */
export const lastSeq = ({ messages }: ConversationDetail): number => messages.at(-1)?.seq ?? 0;
