import type Router from '@koa/router';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { TeamMessage } from '../contracts/chat.ts';
import type { ChatMessage, Clock, LiveHub, SiteDirectory } from '../ports.ts';
import { createAddMessage } from './add-message.ts';
import { createAdmit } from './admit.ts';
import { conversationStore } from './conversation-store.ts';
import { createFollow } from './follow.ts';
import { createMarkRead } from './mark-read.ts';
import { messageStore } from './message-store.ts';
import { createOpenConversation, type OpenConversationDeps } from './open-conversation.ts';
import { publicRoutes, type PublicRouteDeps } from './public-routes.ts';
import { createSay, type SayDeps } from './say.ts';
import { teamRoutes } from './team-routes.ts';
import { teamMessageOf, unreadByVisitor } from './to-rows.ts';

export interface ConversationsDeps
  extends
    Pick<PublicRouteDeps, 'checkOrigin' | 'addressOf' | 'limit'>,
    Pick<SayDeps, 'recordMessage' | 'asksFor'>,
    Pick<OpenConversationDeps, 'isErased'> {
  connection: Connection;
  sites: SiteDirectory;
  hub: LiveHub;
  clock: Clock;
  log: Pick<Logger, 'error'>;
  /** What follows from a message (Slack, the site's agent); durable when it resolves. */
  onMessage?: (message: ChatMessage) => Promise<void>;
  /** The team closed a conversation. */
  onClosed?: (site: string, conversation: string) => Promise<void>;
}

/** Chat, put together: what others see of this feature. */
export interface Conversations {
  /** `/chat/conversations…`, for the public router. */
  publicRoutes: Router;
  /** `/conversations…`, for the private router. */
  teamRoutes: Router;
  /** Says something on the team's behalf, once per `message_id`; undefined where there is no such conversation. */
  speak(
    site: string,
    conversation: string,
    said: Pick<ChatMessage, 'message_id' | 'text'> & { author: NonNullable<ChatMessage['author']> },
  ): Promise<ChatMessage | undefined>;
  /** The latest messages of a conversation, oldest first; undefined where there is none. */
  recent(
    site: string,
    conversation: string,
    most: number,
  ): Promise<
    { status: 'open' | 'closed'; visitor_id?: string; messages: ChatMessage[] } | undefined
  >;
  /** Messages of the team that wait for the visitor. */
  unreadFor(site: string, visitor: string): Promise<number>;
  /** Ids of the visitor's conversations in which something was said. */
  conversationsOf(site: string, visitor: string): Promise<string[]>;
  /** Everything said with a visitor, by conversation, for an export. */
  exportVisitor(
    site: string,
    visitor: string,
  ): Promise<{ id: string; started_at: string; messages: TeamMessage[] }[]>;
  /** Part of erasing a visitor; tokens go with the conversations. May be repeated. */
  eraseVisitor(site: string, visitor: string): Promise<void>;
}

const EXPORT_PAGE = 1_000;

/** Makes the chat feature and registers its collections. */
export function createConversations(deps: ConversationsDeps): Conversations {
  const { connection, hub } = deps;
  const conversations = conversationStore(connection);
  const messages = messageStore(connection);
  const stores = { conversations, messages, hub };
  const addMessage = createAddMessage({ ...stores, onMessage: deps.onMessage });
  const markRead = createMarkRead(stores);

  return {
    publicRoutes: publicRoutes({
      ...deps,
      ...stores,
      admit: createAdmit({ ...deps, conversations }),
      openConversation: createOpenConversation({ ...deps, conversations }),
      say: createSay({ ...deps, messages, addMessage }),
      markRead,
      follow: createFollow({ ...stores, log: deps.log }),
    }),
    teamRoutes: teamRoutes({
      ...stores,
      addMessage,
      markRead,
      onClosed: deps.onClosed,
      clock: deps.clock,
    }),

    async speak(site, id, { message_id, text, author }) {
      if (!(await conversations.forSite({ site }).find(id))) return undefined;
      const at = new Date(deps.clock());
      return addMessage(site, id, { message_id, from: 'team', text, at, author });
    },

    async recent(site, id, most) {
      const found = await conversations.forSite({ site }).find(id);
      if (!found) return undefined;
      const said = await messages
        .forSite({ site })
        .after(id, Math.max(0, found.last_seq - most), most);
      const { status, visitor_id } = found;
      return { status, ...(visitor_id === undefined ? {} : { visitor_id }), messages: said };
    },

    async unreadFor(site, visitor) {
      const found = await conversations.forSite({ site }).ofVisitor(visitor);
      return found.reduce((total, conversation) => total + unreadByVisitor(conversation), 0);
    },

    async conversationsOf(site, visitor) {
      const found = await conversations.forSite({ site }).ofVisitor(visitor);
      return found.filter(({ last_seq }) => last_seq > 0).map((one) => one.conversation_id);
    },

    async exportVisitor(site, visitor) {
      const ofSite = messages.forSite({ site });
      const all = async (id: string): Promise<TeamMessage[]> => {
        const found: TeamMessage[] = [];
        for (;;) {
          const page = await ofSite.after(id, found.at(-1)?.seq ?? 0, EXPORT_PAGE);
          found.push(...page.map(teamMessageOf));
          if (page.length < EXPORT_PAGE) return found;
        }
      };
      const found = await conversations.forSite({ site }).ofVisitor(visitor);
      return Promise.all(
        found.map(async ({ conversation_id: id, started_at }) => ({
          id,
          started_at: started_at.toISOString(),
          messages: await all(id),
        })),
      );
    },

    async eraseVisitor(site, visitor) {
      const ofSite = conversations.forSite({ site });
      const found = (await ofSite.ofVisitor(visitor)).map((one) => one.conversation_id);
      await messages.forSite({ site }).erase(visitor, found);
      await ofSite.eraseVisitor(visitor);
      for (const id of found) hub.publish(site, { kind: 'read', id });
    },
  };
}
