import { ApiError } from '../errors.ts';
import type { Clock, Site, SiteDirectory } from '../ports.ts';
import { isToken, readToken, TOKEN_LIFE_MS } from './chat-token.ts';
import type { ConversationDoc, Speaker } from './conversation-doc.ts';
import type { ConversationStore } from './conversation-store.ts';

/** Uses closer together than this are one, so that reading does not write. */
const USE_GRAIN_MS = 3_600_000;

/** A conversation that the caller may take part in. */
export interface Admitted {
  site: Site;
  conversation: ConversationDoc;
  /** Of the token that let the caller in. */
  tokenHash: string;
  speaker: Speaker;
}

/** Finds the conversation that a token opens; the token is good for that one and no other. */
export function createAdmit(deps: {
  conversations: ConversationStore;
  sites: SiteDirectory;
  clock: Clock;
}) {
  /** @throws ApiError `unknown_token` */
  return async function admit(conversationId: string, authorization: string): Promise<Admitted> {
    const given = readToken(authorization);
    const site = given && (await deps.sites.find(given.site));
    if (!given || !site) throw new ApiError('unknown_token');
    const ofSite = deps.conversations.forSite({ site: site.id });
    const conversation = await ofSite.find(conversationId);
    const kept = conversation?.tokens.find(({ hash }) => isToken(given.token, hash));
    const unusedFor = deps.clock() - (kept?.used_at.getTime() ?? 0);
    if (!conversation || !kept || unusedFor > TOKEN_LIFE_MS) throw new ApiError('unknown_token');
    if (unusedFor > USE_GRAIN_MS) {
      await ofSite.tokenUsed(conversationId, kept.hash, new Date(deps.clock()));
    }
    // A token of before tokens knew it is of the device that opened the conversation.
    const speaker = kept.visitor_id === undefined ? conversation : kept;
    return { site, conversation, tokenHash: kept.hash, speaker };
  };
}
export type Admit = ReturnType<typeof createAdmit>;
