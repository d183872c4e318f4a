import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import { createChatRoom, type ChatRoom } from './chat-room.ts';
import { builtFiles } from './built-files.ts';

/** The site's id in every scenario. */
export const WIDGET = 'w_scenario1';

/** An event as it reached the server. */
export interface SeenEvent {
  event_id: string;
  event: string;
  visitor_id: string;
  session_id: string;
  timestamp: string;
  url: string;
  hash_routing?: boolean;
  referrer: string;
  title: string;
  page_view_id?: string;
  seq: number;
  consent: string;
  properties?: Record<string, unknown>;
}

/** A batch as it reached the server. */
export interface SeenBatch {
  widget_id: string;
  sent_at: string;
  dropped: number;
  events: SeenEvent[];
}

/** What a page of the site shows, by its path; the default embeds the loader with its id in the address. */
export type Pages = (path: string) => string | Answer | undefined;

/** The tag that the install page shows. */
export const TAG = `<script async src="/widget/loader.js?id=${WIDGET}"></script>`;

/** Makes an event of a page that comes back from the back/forward cache. */
export const TELLS_RESTORED = `<script>addEventListener('pageshow', (event) => event.persisted && ClarmTrack('restored'))</script>`;

/** A whole page around `head` and `body`. */
export const page = (head: string, body = '<h1>Page</h1>', title = 'Page') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;

const CONFIG: PublicConfig = {
  widgetId: WIDGET,
  brandName: 'Scenario',
  primaryColor: '#4f46e5',
  contrastColor: '#ffffff',
  position: 'bottom-right',
  welcomeMessage: 'Hi there!',
  quickReplies: ['What does it cost?'],
  headerTitle: '',
  headerSubtitle: '',
  headerLogo: '',
  actions: [],
  teaser: null,
  locale: '',
  timezone: 'UTC',
  businessHours: {},
  awayMessage: '',
  preChat: { requireEmail: false },
  attachments: true,
  askRating: true,
  sound: false,
  countInTitle: false,
  consent: 'implied',
  honorGpc: true,
  allowAutomation: true,
};

/** The whole body, or nothing when its sender went away or the site went down. */
const readBody = async (request: IncomingMessage) => {
  let text = '';
  try {
    for await (const chunk of request) text += String(chunk);
  } catch {
    return undefined;
  }
  return text;
};

/** A website with the widget on it and the server behind the widget, in one process. */
export interface Site {
  url: string;
  config: PublicConfig;
  /** Decides the answer to a batch: a status, or nothing for the usual 202; may never resolve. */
  answer: (batch: SeenBatch) => Promise<Answer | undefined> | Answer | undefined;
  /** Every batch that arrived, answered well or not. */
  batches: SeenBatch[];
  /** Every event that was accounted for, once each. */
  stored: Map<string, SeenEvent>;
  /** `METHOD /path` of every request, in order. */
  requests: string[];
  pages: Pages;
  /** The widget's files of the release that is deployed, by name. */
  files: Map<string, string>;
  /** Seconds for which a browser keeps the loader. */
  maxAge: number;
  /** The conversation with the team. */
  room: ChatRoom;
  /** Stored events called `name`, in order of arrival. */
  named(name: string): SeenEvent[];
  /** Resolves when `found` holds, looked at after every request. */
  until(found: () => boolean, what: string): Promise<void>;
  /** Refuses connections, as a network that is away does, until `up` is called. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** What `answer` may say. */
export interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

/** Starts the site on a free port of 127.0.0.1. */
export async function startSite(pages: Pages = () => undefined): Promise<Site> {
  const waiting = new Set<() => void>();
  let port = 0;

  const onTrack = async (text: string): Promise<Answer> => {
    const batch = JSON.parse(text) as SeenBatch;
    site.batches.push(batch);
    const answer = await site.answer(batch);
    if (answer) return { body: '{}', ...answer };
    let duplicates = 0;
    for (const event of batch.events) {
      if (site.stored.has(event.event_id)) duplicates += 1;
      else site.stored.set(event.event_id, event);
    }
    const accepted = batch.events.length - duplicates;
    return { status: 202, body: JSON.stringify({ accepted, duplicates, rejected: [] }) };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://site');
    const text = await readBody(request);
    if (text === undefined) return;
    site.requests.push(`${request.method} ${pathname}`);
    const send = ({ status, body = '', headers = {} }: Answer, type: string) => {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers });
      response.end(body);
      for (const look of waiting) look();
    };
    if (pathname === '/widget/loader.js') {
      const id = searchParams.get('id');
      const config = id
        ? `window.__clarm_config=window.__clarm_config||{};window.__clarm_config["${id}"]=${JSON.stringify(site.config)};\n`
        : '';
      const body = config + site.files.get('loader.js')!;
      const headers = { 'cache-control': `max-age=${site.maxAge}` };
      return send({ status: 200, body, headers }, 'text/javascript');
    }
    if (pathname.startsWith('/widget/')) {
      const body = site.files.get(pathname.slice('/widget/'.length));
      return send({ status: body ? 200 : 404, body: body ?? '' }, 'text/javascript');
    }
    if (pathname === '/api/track') return send(await onTrack(text), 'application/json');
    if (pathname === '/api/presence') return send({ status: 200, body: '{}' }, 'application/json');
    const [, chat] = pathname.split('/api/chat/conversations');
    if (chat !== undefined) {
      const after = Number(searchParams.get('after'));
      const asked = { method: request.method!, path: chat, after, text, response };
      const answer = site.room.handle(asked);
      if (answer) send(answer, 'application/json');
      for (const look of waiting) look();
      return;
    }
    if (pathname.endsWith('/config'))
      return send({ status: 200, body: JSON.stringify(site.config) }, 'application/json');
    if (pathname === '/favicon.ico') return send({ status: 204 }, 'image/x-icon');
    const shown = site.pages(pathname) ?? page(TAG);
    return send(typeof shown === 'string' ? { status: 200, body: shown } : shown, 'text/html');
  };

  const server = createServer((request, response) => void handle(request, response));
  const listen = () =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  const site: Site = {
    url: '',
    config: { ...CONFIG },
    answer: () => undefined,
    batches: [],
    stored: new Map(),
    requests: [],
    pages,
    files: await builtFiles(),
    maxAge: 0,
    room: createChatRoom(),
    named: (name) => [...site.stored.values()].filter(({ event }) => event === name),
    until(found, what) {
      return new Promise((resolve, reject) => {
        const deadline = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`waited in vain for ${what}`));
        }, 15_000);
        const look = () => {
          if (!found()) return;
          clearTimeout(deadline);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
    down: stop,
    up: listen,
    close: stop,
  };
  await listen();
  port = (server.address() as AddressInfo).port;
  site.url = `http://127.0.0.1:${port}`;
  return site;
}
