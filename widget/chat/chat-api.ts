import type { z } from 'zod';
import type {
  Attachment,
  openedConversation,
  provenIdentity,
  PublicMessage,
  publicMessages,
} from '../../server/contracts/chat.ts';
import { ChatError } from './chat-error.ts';
import { readEvents, type ServerEvent } from './server-events.ts';
import { uploadFile } from './upload-file.ts';

/** What opens a conversation's doors: its id and its secret. */
export type Conversation = z.infer<typeof openedConversation>;

/** Who the site says the visitor is, with its proof. */
export type ProvenIdentity = z.infer<typeof provenIdentity>;

/** A message on its way to the server. */
export interface OutgoingMessage {
  message_id: string;
  text: string;
  attachments?: Attachment[] | undefined;
  session_id?: string | undefined;
  page_view_id?: string | undefined;
  url?: string | undefined;
  hash_routing?: boolean | undefined;
  title?: string | undefined;
}

const TIMEOUT_MS = 15_000;

/** The visitor's side of `/api/chat/*` (contract §9). Every call may reject with a `ChatError`. */
export interface ChatApi {
  /** @param consent counts where the browser sends GPC or DNT */
  open(
    widgetId: string,
    visitorId: string | undefined,
    consent: 'granted' | 'implied' | undefined,
    identity: ProvenIdentity | undefined,
  ): Promise<Conversation>;
  /** Proves who the visitor is; answers which conversation to go on with. */
  identify(conversation: Conversation, identity: ProvenIdentity): Promise<Partial<Conversation>>;
  /** Sends a file; `onProgress` hears what share of it is there. */
  upload(
    conversation: Conversation,
    file: File,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Attachment>;
  /** A file's bytes. */
  file(conversation: Conversation, id: string): Promise<Blob>;
  rate(conversation: Conversation, score: number, comment: string): Promise<unknown>;
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
    open: (widget_id, visitor_id, consent, identity) =>
      json('', undefined, { widget_id, visitor_id, consent, identity }),
    identify: ({ conversation_id, token }, identity) =>
      json(`/${conversation_id}/identity`, token, identity),
    send: ({ conversation_id, token }, { attachments, ...message }) =>
      json(`/${conversation_id}/messages`, token, {
        ...message,
        attachments: attachments?.map(({ id }) => id),
      }),
    upload: ({ conversation_id, token }, file, onProgress, signal) =>
      uploadFile(
        `${api}/chat/conversations/${conversation_id}/attachments?name=${encodeURIComponent(file.name)}`,
        token,
        file,
        onProgress,
        signal,
      ),
    async file({ conversation_id, token }, id) {
      return (await ask(`/${conversation_id}/attachments/${id}`, token, {})).blob();
    },
    rate: ({ conversation_id, token }, score, comment) =>
      json(`/${conversation_id}/rating`, token, { score, comment }),
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
