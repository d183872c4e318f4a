/** What a rep has written in a conversation and not sent. */
export interface Unsent {
  text: string;
  /** For the team only. */
  isNote: boolean;
}

/** Keeps what is written, a text a conversation. */
export interface UnsentTexts {
  of(conversation: string): Unsent | undefined;
  /** An empty text is forgotten. */
  keep(conversation: string, unsent: Unsent): void;
}

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Unsent).text === 'string' &&
  typeof (value as Unsent).isNote === 'boolean';

/**
 * The texts of one member, for as long as the tab lives: a session that ends, another page or a
 * reload do not lose them, and whoever signs in next does not find them. Where `storage` is
 * denied they last as long as what asks for them.
 */
export function unsentTextsOf(member: string, storage: () => Storage): UnsentTexts {
  const here = new Map<string, Unsent>();
  const keyOf = (conversation: string) => `clarm-unsent ${member} ${conversation}`;

  const stored = (conversation: string): Unsent | undefined => {
    try {
      const value: unknown = JSON.parse(storage().getItem(keyOf(conversation)) ?? 'null');
      return isUnsent(value) ? value : undefined;
    } catch {
      return undefined;
    }
  };

  return {
    of: (conversation) => here.get(conversation) ?? stored(conversation),
    keep(conversation, unsent) {
      const isEmpty = unsent.text.trim() === '';
      if (isEmpty) here.delete(conversation);
      else here.set(conversation, unsent);
      try {
        if (isEmpty) storage().removeItem(keyOf(conversation));
        else storage().setItem(keyOf(conversation), JSON.stringify(unsent));
      } catch {
        // A denied or full storage: it is kept here.
      }
    },
  };
}

/** Puts a text that could not be sent before what was written since; no part of a note becomes a reply. */
export const withReturned = (returned: Unsent, since: Unsent | undefined): Unsent =>
  since
    ? { text: `${returned.text}\n${since.text}`, isNote: returned.isNote || since.isNote }
    : returned;
