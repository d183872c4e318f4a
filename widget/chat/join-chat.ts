import type { PublicMessage } from '../../server/contracts/chat.ts';
import type { Clarm } from '../boot.ts';
import { createChatApi } from './chat-api.ts';
import { createChat, type Chat } from './chat.ts';
import { createConversationStore } from './conversation-store.ts';

/** The chat of this page's visitor, as far as the visitor's consent goes. */
export function joinChat(
  { widgetId, api, tracker }: Clarm,
  onChange: () => void,
  onMessage: (message: PublicMessage) => void,
): Chat {
  const { permission, view, call } = tracker;
  return createChat({
    widgetId,
    api: createChatApi(api),
    store: createConversationStore(
      widgetId,
      () => permission() !== 'unknown' && permission() !== 'pending',
    ),
    visitorId: call.visitorId,
    identity: () => {
      const { email, user_hash } = call.identity ?? {};
      return call.visitorId() && email && user_hash ? { email, user_hash } : undefined;
    },
    consent: () => {
      const consent = permission();
      return consent === 'granted' || consent === 'implied' ? consent : undefined;
    },
    here: () => ({
      session_id: view()?.session,
      page_view_id: view()?.id,
      url: location.href.slice(0, 4096),
      hash_routing: tracker.hashRouting,
      title: document.title.slice(0, 1024),
    }),
    now: () => Date.now(),
    newId: tracker.newId,
    onChange,
    onMessage,
  });
}
