import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { z } from 'zod';
import type { createdEndpoint } from '../../server/contracts/webhooks.ts';

export type CreatedEndpoint = z.infer<typeof createdEndpoint>;

/** What of a webhook's payload the stories look at. */
interface Payload {
  event: string;
  data: {
    visitor_id?: string;
    intent_score?: number;
    score_breakdown?: { signal: string; count: number; points: number; cap: number; at: string }[];
  };
}

/** A receiver of webhooks on this machine that says thank you. */
export interface Receiver {
  url: string;
  /** `host:port`, for `CLARM_ALLOW_PRIVATE`. */
  pair: string;
  /** In the order in which they came. */
  received: { id: string; path: string; body: Payload }[];
  /** Resolves when this holds; looks after each that came. */
  until(holds: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Receiver['received'] = [];
  const waiting = new Set<() => void>();
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (part: string) => (text += part));
    req.on('end', () => {
      const id = String(req.headers['webhook-id']);
      received.push({ id, path: req.url ?? '', body: JSON.parse(text) as Payload });
      res.end('thank you');
      for (const look of waiting) look();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pair = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${pair}/hook`,
    pair,
    received,
    until: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
