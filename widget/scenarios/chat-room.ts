import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { PublicMessage } from '../../server/contracts/chat.ts';
import type { Answer } from './site.ts';

/** The server's side of one conversation, as far as the widget can tell. */
export interface ChatRoom {
  messages: PublicMessage[];
  /** Streams that are open now. */
  streams: Set<ServerResponse>;
  /** What the widget said of itself when it opened the conversation. */
  openedWith: Record<string, unknown>[];
  reply(text: string): void;
  /** Answers a request below `/api/chat/conversations`; undefined where it has taken over the response. */
  handle(request: {
    method: string;
    path: string;
    after: number;
    text: string;
    response: ServerResponse;
  }): Answer | undefined;
}

const TOKEN = 'ct_scenario';

/** A room with nobody in it. */
export function createChatRoom(): ChatRoom {
  const send = (response: ServerResponse, message: PublicMessage) =>
    response.write(`event: message\nid: ${message.seq}\ndata: ${JSON.stringify(message)}\n\n`);
  const add = (message: Omit<PublicMessage, 'seq' | 'at'>) => {
    const known = room.messages.find(({ message_id }) => message_id === message.message_id);
    if (known) return known;
    const at = new Date().toISOString();
    const stored = { ...message, seq: room.messages.length + 1, at };
    room.messages.push(stored);
    for (const stream of room.streams) send(stream, stored);
    return stored;
  };
  const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });

  const room: ChatRoom = {
    messages: [],
    streams: new Set(),
    openedWith: [],
    reply: (text) =>
      void add({ message_id: randomUUID(), from: 'team', text, author: { name: 'Maya' } }),
    handle({ method, path, after, text, response }) {
      if (path === '') {
        room.openedWith.push(JSON.parse(text) as Record<string, unknown>);
        return json(201, { conversation_id: 'c_scenario', token: TOKEN });
      }
      const fresh = room.messages.filter(({ seq }) => seq > after);
      if (path.endsWith('/messages') && method === 'POST') {
        const { message_id, text: words } = JSON.parse(text) as PublicMessage;
        return json(201, add({ message_id, from: 'visitor', text: words }));
      }
      if (path.endsWith('/messages'))
        return json(200, { data: fresh, read_by_team: 0, read_by_visitor: 0 });
      if (!path.endsWith('/stream')) return { status: 204 };
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
      for (const message of fresh) send(response, message);
      room.streams.add(response);
      response.on('close', () => room.streams.delete(response));
      return undefined;
    },
  };
  return room;
}
