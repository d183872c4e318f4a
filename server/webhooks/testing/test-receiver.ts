import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver got. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks on this machine, for tests. */
export interface TestReceiver {
  url: string;
  /** `host:port` */
  pair: string;
  received: Received[];
  /** How it answers from now on; default is 200. */
  answer: (res: ServerResponse, request: Received) => void;
  /** Resolves when this many requests have come altogether. */
  reached(count: number): Promise<void>;
  stop(): void;
}

/** Starts a receiver on a free port of 127.0.0.1. */
export async function testReceiver(): Promise<TestReceiver> {
  const waiting = new Set<() => void>();
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => (body += chunk));
    req.on('end', () => {
      const request = { method: req.method ?? '', path: req.url ?? '', headers: req.headers, body };
      receiver.received.push(request);
      receiver.answer(res, request);
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const pair = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: TestReceiver = {
    url: `http://${pair}/hook`,
    pair,
    received: [],
    answer: (res) => void res.end('thank you'),
    reached: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (receiver.received.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
