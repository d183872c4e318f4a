import type { z } from 'zod';
import type { provenIdentity } from '../contracts/chat.ts';
import type { Clock, Site } from '../ports.ts';
import type { Admitted } from './admit.ts';
import { hashToken, newToken } from './chat-token.ts';
import type { ConversationStore } from './conversation-store.ts';

/** An e-mail with the site's signature of it (contract §9). */
export type ProvenIdentity = z.infer<typeof provenIdentity>;

/** The id of the person whose e-mail the site vouches for; undefined where it does not. */
export type PersonOf = (site: Site, identity: ProvenIdentity) => string | undefined;

/**
 * The visitor has proved who they are: the conversation is that person's from now on, on every
 * device. Answers which one to go on with: this one, or where nothing was said in it yet, the
 * person's latest, with a token for it.
 */
export function createIdentifyConversation(deps: {
  conversations: ConversationStore;
  personOf: PersonOf;
  clock: Clock;
}) {
  return async function identify(
    { site, conversation, speaker }: Admitted,
    identity: ProvenIdentity,
  ): Promise<{ conversation_id: string; token?: string }> {
    const { conversation_id, person_id, last_seq } = conversation;
    const { visitor_id, consent } = speaker;
    const person = deps.personOf(site, identity);
    // Whoever may not be known stays unknown, and nobody's conversation becomes another's.
    if (person === undefined || visitor_id === undefined) return { conversation_id };
    if (person_id !== undefined && person_id !== person) return { conversation_id };
    const ofSite = deps.conversations.forSite({ site: site.id });
    const latest = (await ofSite.ofPerson(person)).find(
      (one) => one.conversation_id !== conversation_id,
    );
    if (last_seq === 0 && latest) {
      const token = newToken(site.id);
      const kept = {
        hash: hashToken(token),
        used_at: new Date(deps.clock()),
        visitor_id,
        ...(consent === undefined ? {} : { consent }),
      };
      await ofSite.addToken(latest.conversation_id, kept);
      return { conversation_id: latest.conversation_id, token };
    }
    if (person_id === undefined) await ofSite.change(conversation_id, { person_id: person });
    return { conversation_id };
  };
}
export type IdentifyConversation = ReturnType<typeof createIdentifyConversation>;
