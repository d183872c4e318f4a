import type { Context } from 'koa';

const HEARTBEAT_MS = 15_000;
/** A reader slower than this is closed and resyncs (contract §9). */
const MAX_BUFFERED_BYTES = 64 * 1024;

/** One open stream of server-sent events. */
export interface EventStream {
  send(message: { event?: string; id?: string; data: unknown }): void;
  close(): void;
  /** Runs once, when either side ends the stream. */
  onClose(listener: () => void): void;
}

/** Turns this answer into a stream of server-sent events with a heartbeat every 15 s. */
export function openEventStream(ctx: Context): EventStream {
  const { req, res } = ctx;
  ctx.respond = false;
  req.socket.setTimeout(0);
  req.socket.setNoDelay(true);
  res.writeHead(200, {
    ...(ctx.response.headers as Record<string, string>),
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  if (req.method === 'HEAD') res.end();
  else res.write(': open\n\n');
  const listeners = new Set<() => void>();
  const close = () => res.destroy();
  const write = (text: string) => {
    if (res.writableEnded || res.destroyed) return;
    res.write(text);
    if (res.writableLength > MAX_BUFFERED_BYTES) close();
  };
  const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  // A client that left before this began has said so already.
  if (res.closed || res.destroyed || res.writableEnded) clearInterval(heartbeat);
  res.once('close', () => {
    clearInterval(heartbeat);
    for (const listener of listeners) listener();
  });
  return {
    send({ event, id, data }) {
      const lines = [
        event && `event: ${event}`,
        id && `id: ${id}`,
        `data: ${JSON.stringify(data)}`,
      ];
      write(`${lines.filter(Boolean).join('\n')}\n\n`);
    },
    close,
    onClose(listener) {
      if (res.closed || res.destroyed) listener();
      else listeners.add(listener);
    },
  };
}
