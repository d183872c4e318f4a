import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of Slack's Web API. */
export interface SlackCall {
  method: string;
  token: string;
  body: Record<string, unknown>;
}

/** Slack's Web API on this machine, for tests: documented answers, and errors that a test asks for. */
export interface StandInSlack {
  api: string;
  /** `host:port` */
  pair: string;
  calls: SlackCall[];
  /** A Slack error code or an HTTP status for the next calls; undefined: all is well. */
  failure: string | number | undefined;
  /** Resolves with the calls of a method once there are so many; default is posted messages. */
  posted(count: number, method?: string): Promise<SlackCall[]>;
  stop(): void;
}

/** Starts one on a free port. */
export async function standInSlack(): Promise<StandInSlack> {
  const waiting = new Set<() => void>();
  let count = 0;
  const answerTo = (method: string): Record<string, unknown> => {
    if (typeof slack.failure === 'string') return { ok: false, error: slack.failure };
    if (method === 'users.info')
      return {
        ok: true,
        user: { real_name: 'Robin Roe', profile: { display_name: 'robin', email: 'r@x.example' } },
      };
    return {
      ok: true,
      channel: 'C0123456789',
      ts: `1700000000.${(count += 1).toString().padStart(6, '0')}`,
    };
  };
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => (body += chunk));
    req.on('end', () => {
      const method = (req.url ?? '').replace('/api/', '');
      const failed = slack.failure !== undefined;
      const call: SlackCall = {
        method: failed ? `failed ${method}` : method,
        token: (req.headers.authorization ?? '').replace('Bearer ', ''),
        body: JSON.parse(body) as Record<string, unknown>,
      };
      slack.calls.push(call);
      if (typeof slack.failure === 'number') res.writeHead(slack.failure).end('busy');
      else {
        res.setHeader('content-type', 'application/json');
        res.end(JSON.stringify(answerTo(method)));
      }
      for (const check of waiting) check();
      return undefined;
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const pair = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slack: StandInSlack = {
    api: `http://${pair}/api`,
    pair,
    calls: [],
    failure: undefined,
    posted: (wanted, method = 'chat.postMessage') =>
      new Promise((resolve) => {
        const check = () => {
          const found = slack.calls.filter((call) => call.method === method);
          if (found.length < wanted) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return slack;
}

/** The headers with which Slack signs a request. */
export function signedBySlack(secret: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const hex = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hex}` };
}
