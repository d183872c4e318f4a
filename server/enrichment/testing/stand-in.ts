import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in answers: a status and a body, and whatever else a provider may do. */
export interface StandInAnswer {
  status?: number;
  /** JSON, or text where it is to be garbage. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Before the answer; longer than the server waits is a hang. */
  delayMs?: number;
}

/** One request that came. */
export interface StandInRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
}

/**
 * A provider on this machine. `answer` says what each request gets; `requests` what came.
 */
export async function startStandIn(
  answer: (request: StandInRequest) => StandInAnswer | Promise<StandInAnswer>,
) {
  const requests: StandInRequest[] = [];
  let says = answer;
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const request = { method: req.method ?? '', url: req.url ?? '', headers: req.headers };
    requests.push(request);
    const { status = 200, body = {}, headers = {}, delayMs = 0 } = await says(request);
    if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs).unref());
    res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    res.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const server = createServer((req, res) => void handle(req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hostAndPort: `127.0.0.1:${port}`,
    requests,
    answer(next: typeof answer): void {
      says = next;
      requests.length = 0;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type StandIn = Awaited<ReturnType<typeof startStandIn>>;
