import type Router from '@koa/router';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { ConversationNote, TeamMessage } from '../contracts/chat.ts';
import type { ChatMessage, Clock, ConversationReader, LiveHub, SiteDirectory } from '../ports.ts';
import { createAddMessage } from './add-message.ts';
import { createAdmit } from './admit.ts';
import { attachmentStore } from './attachment-store.ts';
import { createChangeConversation, type ChangeConversationDeps } from './change-conversation.ts';
import { conversationStore } from './conversation-store.ts';
import { createDelivered } from './delivered.ts';
import { createFollow } from './follow.ts';
import { createIdentifyConversation } from './identify-conversation.ts';
import { createMarkRead } from './mark-read.ts';
import { ERASED, messageStore } from './message-store.ts';
import { noteStore } from './note-store.ts';
import { createOpenConversation, type OpenConversationDeps } from './open-conversation.ts';
import { publicRoutes, type PublicRouteDeps } from './public-routes.ts';
import { savedReplyRoutes } from './saved-reply-routes.ts';
import { savedReplyStore } from './saved-reply-store.ts';
import { createSay, type SayDeps } from './say.ts';
import { teamRoutes } from './team-routes.ts';
import { noteOf, teamMessageOf, unreadByVisitor } from './to-rows.ts';

export interface ConversationsDeps
  extends
    Pick<PublicRouteDeps, 'checkOrigin' | 'addressOf' | 'limit' | 'personOf'>,
    Pick<ChangeConversationDeps, 'memberOf'>,
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
  /** The verified person that a visitor is, as far as is known by now. */
  personOfVisitor(site: string, visitor: string): Promise<string | undefined>;
}

/** Chat, put together: what others see of this feature. */
export interface Conversations extends ConversationReader {
  /** `/chat/conversations…`, for the public router. */
  publicRoutes: Router;
  /** `/conversations…` and `/saved-replies…`, for the private router. */
  teamRoutes: Router;
  savedReplyRoutes: Router;
  /** Messages of the team that wait for the visitor. */
  unreadFor(site: string, visitor: string): Promise<number>;
  /** Everything said with a visitor, by conversation, also those of the person's other devices; for an export. */
  exportVisitor(
    site: string,
    visitor: string,
  ): Promise<
    { id: string; started_at: string; messages: TeamMessage[]; notes: ConversationNote[] }[]
  >;
  /** Part of erasing a visitor; tokens go with the conversations. May be repeated. */
  eraseVisitor(site: string, visitor: string): Promise<void>;
  /** Deletes the files of a deleted site; the rest is in collections of their own. */
  eraseSite(site: string): Promise<void>;
  /** Opens what was put off until now. To be called every few seconds. */
  wake(): Promise<void>;
  /** Deletes conversations with no message since then. To be called daily. */
  retain(site: string, before: Date): Promise<void>;
  /** Deletes files that were never sent. To be called daily. */
  sweepFiles(): Promise<void>;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 200;

const EXPORT_PAGE = 1_000;

/** Makes the chat feature and registers its collections. */
export function createConversations(deps: ConversationsDeps): Conversations {
  const { connection, hub, clock } = deps;
  const conversations = conversationStore(connection);
  const messages = messageStore(connection);
  const notes = noteStore(connection);
  const attachments = attachmentStore(connection);
  const stores = { conversations, messages, hub };
  const addMessage = createAddMessage({ ...stores, onMessage: deps.onMessage });
  const markRead = createMarkRead(stores);
  const delivered = createDelivered(stores);

  const eraseWhole = async (site: string, ids: readonly string[]): Promise<void> => {
    await attachments.forSite({ site }).erase(ids);
    await notes.forSite({ site }).erase(ids);
    await messages.forSite({ site }).erase(ids);
    await conversations.forSite({ site }).erase(ids);
    for (const id of ids) hub.publish(site, { kind: 'read', id });
  };

  /** What a verified person said with this device in the conversation of another one. */
  const eraseFrom = async (site: string, id: string, visitor: string): Promise<void> => {
    const ofSite = messages.forSite({ site });
    await conversations.forSite({ site }).revokeTokensOf(id, visitor);
    const last = await ofSite.last(id);
    if (last?.visitor_id === visitor)
      await conversations.forSite({ site }).blankLast(id, last.seq, ERASED);
    await attachments.forSite({ site }).eraseSome(id, await ofSite.filesOf(id, visitor));
    // Last: by these words all of it is found again after a crash.
    await ofSite.blank(id, visitor);
    hub.publish(site, { kind: 'read', id });
  };

  return {
    publicRoutes: publicRoutes({
      ...deps,
      ...stores,
      admit: createAdmit({ ...deps, conversations }),
      openConversation: createOpenConversation({ ...deps, conversations }),
      identify: createIdentifyConversation({ ...deps, conversations }),
      say: createSay({ ...deps, messages, addMessage, attachments }),
      attachments,
      delivered,
      markRead,
      follow: createFollow({ ...stores, delivered, log: deps.log }),
    }),
    teamRoutes: teamRoutes({
      ...stores,
      addMessage,
      attachments,
      notes,
      delivered,
      change: createChangeConversation({ ...deps, ...stores, markRead }),
      clock,
    }),
    savedReplyRoutes: savedReplyRoutes(savedReplyStore(connection)),

    async speak(site, id, { message_id, text, author }) {
      if (!(await conversations.forSite({ site }).find(id))) return undefined;
      const at = new Date(deps.clock());
      return addMessage(site, id, { message_id, from: 'team', text, at, author });
    },

    async recent(site, id, most) {
      const found = await conversations.forSite({ site }).find(id);
      if (!found) return undefined;
      const said = await messages.forSite({ site }).latest(id, most);
      const { status, visitor_id } = found;
      return { status, ...(visitor_id === undefined ? {} : { visitor_id }), messages: said };
    },

    async unreadFor(site, visitor) {
      const ofSite = conversations.forSite({ site });
      const person = await deps.personOfVisitor(site, visitor);
      const own = await ofSite.ofVisitor(visitor);
      const found = [
        ...own,
        ...(person === undefined ? [] : await ofSite.ofPerson(person)).filter(
          (one) => one.visitor_id !== visitor,
        ),
      ];
      return found.reduce((total, conversation) => total + unreadByVisitor(conversation), 0);
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
      for (const id of await ofSite.conversationsWith(visitor)) {
        if (found.some(({ conversation_id }) => conversation_id === id)) continue;
        const other = await conversations.forSite({ site }).find(id);
        if (other) found.push(other);
      }
      return Promise.all(
        found.map(async ({ conversation_id: id, started_at }) => ({
          id,
          started_at: started_at.toISOString(),
          messages: await all(id),
          notes: (await notes.forSite({ site }).of(id)).map(noteOf),
        })),
      );
    },

    async eraseVisitor(site, visitor) {
      const ofSite = conversations.forSite({ site });
      const found = (await ofSite.ofVisitor(visitor)).map((one) => one.conversation_id);
      await eraseWhole(site, found);
      for (const id of await messages.forSite({ site }).conversationsWith(visitor))
        await eraseFrom(site, id, visitor);
      // What came in between: theirs, too.
      await messages.forSite({ site }).eraseVisitor(visitor);
      await ofSite.eraseVisitor(visitor);
    },

    eraseSite: (site) => attachments.forSite({ site }).eraseAll(),

    async wake() {
      for (const { site, conversation_id: id, last_seq } of await conversations.wake(
        new Date(clock()),
      )) {
        hub.publish(site, { kind: 'conversation', id, seq: last_seq });
      }
    },

    async retain(site, before) {
      for (;;) {
        const old = await conversations.forSite({ site }).olderThan(before, AT_ONCE);
        if (old.length === 0) return;
        await eraseWhole(
          site,
          old.map((one) => one.conversation_id),
        );
      }
    },

    sweepFiles: () => attachments.sweep(new Date(clock() - DAY_MS)),
  };
}
