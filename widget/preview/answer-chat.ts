import type { PublicMessage } from '../../server/contracts/chat.ts';

const REPLY_MS = 1200;

/**
 * The chat's server inside the preview: it keeps what is written and answers once, so that a team
 * sees how its replies look. Nothing leaves the frame.
 */
export function answerChat(reply: string): typeof fetch {
  const messages: PublicMessage[] = [];
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  const add = (message: Pick<PublicMessage, 'message_id' | 'from' | 'text' | 'author'>) => {
    const stored = { ...message, seq: messages.length + 1, at: new Date().toISOString() };
    messages.push(stored);
    const text = `event: message\ndata: ${JSON.stringify(stored)}\n\n`;
    for (const stream of streams) stream.enqueue(new TextEncoder().encode(text));
    return stored;
  };
  const answerOnce = () => {
    if (messages.some(({ from }) => from === 'team')) return;
    add({ message_id: 'reply', from: 'team', text: reply });
  };

  return async (input, { method, body, signal } = {}) => {
    const path = (input as string).split('/chat/conversations')[1] ?? '';
    if (path === '') return Response.json({ conversation_id: 'c_preview', token: 'ct_preview' });
    if (path.endsWith('/messages') && method === 'POST') {
      const { message_id, text } = JSON.parse(body as string) as PublicMessage;
      setTimeout(answerOnce, REPLY_MS);
      return Response.json(add({ message_id, text, from: 'visitor' }), { status: 201 });
    }
    if (path.includes('/messages'))
      return Response.json({ data: messages, read_by_team: 0, read_by_visitor: 0 });
    if (!path.includes('/stream')) return new Response(null, { status: 204 });
    return new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          streams.add(controller);
          signal?.addEventListener('abort', () => {
            if (streams.delete(controller)) controller.error(signal.reason);
          });
        },
      }),
    );
  };
}
