import type { z } from 'zod';
import type {
  openedConversation,
  PublicMessage,
  publicMessages,
} from '../../server/contracts/chat.ts';
import { readEvents, type ServerEvent } from './server-events.ts';

/** What opens a conversation's doors: its id and its secret. */
export type Conversation = z.infer<typeof openedConversation>;

/** A message on its way to the server. */
export interface OutgoingMessage {
  message_id: string;
  text: string;
  session_id?: string | undefined;
  page_view_id?: string | undefined;
  url?: string | undefined;
  title?: string | undefined;
}

/** An answer other than success; status 0 is no answer at all. */
export class ChatError extends Error {
  readonly status: number;
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number;

  constructor(status: number, retryAfter = 0) {
    super(`chat: ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const TIMEOUT_MS = 15_000;

/** The visitor's side of `/api/chat/*` (contract §9). Every call may reject with a `ChatError`. */
export interface ChatApi {
  /** @param consent counts where the browser sends GPC or DNT */
  open(
    widgetId: string,
    visitorId: string | undefined,
    consent: 'granted' | 'implied' | undefined,
  ): Promise<Conversation>;
  send(conversation: Conversation, message: OutgoingMessage): Promise<Partial<PublicMessage>>;
  list(conversation: Conversation, after: number): Promise<z.infer<typeof publicMessages>>;
  read(conversation: Conversation, seq: number): Promise<unknown>;
  typing(conversation: Conversation): Promise<unknown>;
  /** The token opens nothing any more. */
  revoke(conversation: Conversation): Promise<unknown>;
  /** Resolves when the stream ends. */
  stream(
    conversation: Conversation,
    after: number,
    signal: AbortSignal,
    onEvent: (event: ServerEvent) => void,
  ): Promise<void>;
}

/** @param api `https://HOST/api` */
export function createChatApi(api: string): ChatApi {
  async function ask(path: string, token: string | undefined, init: RequestInit) {
    const response = await fetch(`${api}/chat/conversations${path}`, {
      credentials: 'omit',
      ...init,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(init.body ? { 'content-type': 'application/json' } : {}),
      },
    }).catch(() => {
      throw new ChatError(0);
    });
    if (!response.ok)
      throw new ChatError(response.status, Number(response.headers.get('retry-after')) || 0);
    return response;
  }
  const json = async (path: string, token?: string, body?: unknown) => {
    const response = await ask(path, token, {
      signal: AbortSignal.timeout?.(TIMEOUT_MS) ?? null,
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    return response.json().catch(() => ({}));
  };
  return {
    open: (widget_id, visitor_id, consent) =>
      json('', undefined, { widget_id, visitor_id, consent }),
    send: ({ conversation_id, token }, message) =>
      json(`/${conversation_id}/messages`, token, message),
    list: ({ conversation_id, token }, after) =>
      json(`/${conversation_id}/messages?after=${after}`, token),
    read: ({ conversation_id, token }, seq) => json(`/${conversation_id}/read`, token, { seq }),
    typing: ({ conversation_id, token }) => json(`/${conversation_id}/typing`, token, {}),
    revoke: ({ conversation_id, token }) =>
      ask(`/${conversation_id}/token`, token, { method: 'DELETE', keepalive: true }),
    async stream({ conversation_id, token }, after, signal, onEvent) {
      const response = await ask(`/${conversation_id}/stream?after=${after}`, token, { signal });
      if (response.body) await readEvents(response.body, onEvent);
    },
  };
}
