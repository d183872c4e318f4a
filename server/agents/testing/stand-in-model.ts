import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PromptMessage } from '../prompt.ts';

/** How a stand-in answers one question. */
export type Reply = { text: string } | { status: number; body: string };

/** An OpenAI-compatible endpoint and a small site on this machine, for tests. */
export interface StandInModel {
  /** What agents are given as `base_url`. */
  baseUrl: string;
  /** `host:port` */
  pair: string;
  asked: { authorization: string | undefined; model: string; messages: PromptMessage[] }[];
  /** How it answers from now on; may take its time. */
  reply: (question: string, system: string) => Reply | Promise<Reply>;
  /** Pages of the site beside it, by path: HTML. */
  pages: Map<string, string | { location: string }>;
  site: string;
  stop(): void;
}

/** Starts one on a free port. */
export async function standInModel(): Promise<StandInModel> {
  const server = createServer((req, res) => {
    const page = stand.pages.get(req.url ?? '');
    if (req.method === 'GET') {
      if (page === undefined) return void res.writeHead(404).end('no');
      if (typeof page === 'object') return void res.writeHead(302, page).end();
      return void res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    }
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => (body += chunk));
    req.on('end', () => {
      const { model, messages } = JSON.parse(body) as { model: string; messages: PromptMessage[] };
      stand.asked.push({ authorization: req.headers.authorization, model, messages });
      const question = messages.at(-1)?.content ?? '';
      void Promise.resolve(stand.reply(question, messages[0]?.content ?? '')).then((reply) => {
        if ('status' in reply) return res.writeHead(reply.status).end(reply.body);
        const message = { role: 'assistant', content: reply.text };
        return res
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ id: 'x', choices: [{ index: 0, message }] }));
      });
    });
    return undefined;
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const pair = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stand: StandInModel = {
    baseUrl: `http://${pair}/v1`,
    pair,
    asked: [],
    reply: () => ({ text: 'HANDOVER' }),
    pages: new Map(),
    site: `http://${pair}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return stand;
}
