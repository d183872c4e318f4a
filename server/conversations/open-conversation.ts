import { randomBytes } from 'node:crypto';
import type { Clock, Site } from '../ports.ts';
import { privacyRefusal } from '../privacy-refusal.ts';
import { hashToken, newToken } from './chat-token.ts';
import type { ConversationStore } from './conversation-store.ts';

/** Who asks to talk. */
export interface Caller {
  visitorId: string | undefined;
  consent: 'granted' | 'implied' | undefined;
  /** The browser sent `Sec-GPC: 1` or `DNT: 1`. */
  optedOut: boolean;
  /** The verified person that the visitor proved to be. */
  person?: string | undefined;
}

export interface OpenConversationDeps {
  conversations: ConversationStore;
  isErased(site: string, visitor: string): Promise<boolean>;
  clock: Clock;
}

const NOTHING_READ = { seq: 0, count: 0 };

/**
 * Opens a conversation; its token is shown here once and kept hashed. Whoever asks not to be
 * tracked, or was erased, talks all the same, as nobody in particular. A verified person goes on
 * with the latest conversation of their devices.
 */
export function createOpenConversation({ conversations, isErased, clock }: OpenConversationDeps) {
  const visitorOf = async (site: Site, { visitorId, consent, optedOut }: Caller) => {
    if (visitorId === undefined) return undefined;
    if (privacyRefusal(site, consent, optedOut)) return undefined;
    return (await isErased(site.id, visitorId)) ? undefined : visitorId;
  };

  return async function openConversation(site: Site, caller: Caller) {
    const visitor = await visitorOf(site, caller);
    const person = visitor === undefined ? undefined : caller.person;
    const ofSite = conversations.forSite({ site: site.id });
    const now = new Date(clock());
    const token = newToken(site.id);
    const speaker = {
      ...(visitor === undefined ? {} : { visitor_id: visitor }),
      ...(caller.consent === undefined ? {} : { consent: caller.consent }),
    };
    const kept = { hash: hashToken(token), used_at: now, ...speaker };
    const [known] = person === undefined ? [] : await ofSite.ofPerson(person);
    if (known) {
      await ofSite.addToken(known.conversation_id, kept);
      return { conversation_id: known.conversation_id, token };
    }
    const conversation_id = `c_${randomBytes(16).toString('base64url')}`;
    await ofSite.insert({
      conversation_id,
      ...speaker,
      ...(person === undefined ? {} : { person_id: person }),
      tokens: [kept],
      status: 'open',
      started_at: now,
      last_seq: 0,
      visitor_messages: 0,
      team_messages: 0,
      read_by_team: NOTHING_READ,
      read_by_visitor: NOTHING_READ,
    });
    return { conversation_id, token };
  };
}
export type OpenConversation = ReturnType<typeof createOpenConversation>;
