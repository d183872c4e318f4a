import type { VisitorMessage } from '../contracts/chat.ts';
import type { Asks } from '../contracts/stored-event.ts';
import type { Clock, RecordMessage } from '../ports.ts';
import type { AddMessage } from './add-message.ts';
import type { Admitted } from './admit.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { MessageDoc, MessageStore } from './message-store.ts';

export interface SayDeps {
  messages: MessageStore;
  addMessage: AddMessage;
  recordMessage: RecordMessage;
  attachments: AttachmentStore;
  asksFor(text: string): Asks;
  clock: Clock;
}

/** What the request tells of the browser; the address is forgotten when it is answered. */
export interface Browser {
  userAgent: string;
  addressOf(visitorId: string): string;
}

const given = <T extends object>(fields: T) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]?: NonNullable<T[K]> };

/**
 * A visitor's message: resolves when the message and then its `message_sent` event are on disk.
 * Saying it again repairs whichever of the two is missing, and says nothing twice.
 */
export function createSay(deps: SayDeps) {
  const { messages, addMessage, recordMessage, asksFor, clock } = deps;
  return async function say(
    { site, conversation, speaker }: Omit<Admitted, 'tokenHash'>,
    said: VisitorMessage,
    browser: Browser,
  ): Promise<MessageDoc> {
    const { conversation_id } = conversation;
    const files = said.attachments?.length
      ? await deps.attachments
          .forSite({ site: site.id })
          .use(conversation_id, said.attachments, 'visitor')
      : [];
    const message = await addMessage(site.id, conversation_id, {
      message_id: said.message_id.toLowerCase(),
      from: 'visitor',
      text: said.text.toWellFormed(),
      at: new Date(clock()),
      ...given({ visitor_id: speaker.visitor_id }),
      ...(files.length > 0 ? { attachments: files } : {}),
    });
    const { visitor_id } = message;
    if (visitor_id === undefined || message.from !== 'visitor' || message.recorded) return message;
    await recordMessage({
      site,
      visitorId: visitor_id,
      messageId: message.message_id,
      conversationId: conversation_id,
      at: message.at.getTime(),
      asks: asksFor(message.text),
      first: message.visitor_messages === 1,
      userAgent: browser.userAgent,
      address: browser.addressOf(visitor_id),
      ...given({
        consent: speaker.consent,
        sessionId: said.session_id,
        pageViewId: said.page_view_id?.toLowerCase(),
        url: said.url,
        hashRouting: said.hash_routing,
        title: said.title,
      }),
    });
    await messages.forSite({ site: site.id }).markRecorded(message);
    return message;
  };
}
export type Say = ReturnType<typeof createSay>;
