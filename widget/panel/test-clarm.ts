import type { PublicMessage } from '../../server/contracts/chat.ts';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import type { Clarm } from '../boot.ts';
import { mountLauncher } from '../launcher/launcher.ts';
import type { ClarmTrack } from '../tracker/clarm-track.ts';
import { uuidv7 } from '../tracker/ids.ts';
import type { Permission } from '../tracker/permission.ts';
import type { ClarmWidget } from './clarm-widget-element.ts';

const CONFIG: PublicConfig = {
  widgetId: 'w_testtest',
  brandName: 'Northwind',
  primaryColor: '#4f46e5',
  contrastColor: '#ffffff',
  position: 'bottom-right',
  welcomeMessage: 'Hi there! How can we help?',
  quickReplies: ['What does it cost?', 'Book a demo'],
  headerTitle: '',
  headerSubtitle: 'We answer from Monday to Friday',
  headerLogo: '',
  actions: [
    { label: 'See our prices', kind: 'link', url: 'https://example.com/pricing' },
    { label: 'Bad link', kind: 'link', url: 'http://example.com' },
    { label: 'Talk to sales', kind: 'message', message: 'I would like to talk to sales.' },
  ],
  teaser: null,
  locale: 'en',
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

/** A widget on this page whose tracker only takes notes and whose server lives in `fetch`. */
export interface TestClarm {
  element: ClarmWidget;
  clarm: Clarm;
  /** What the tracker was told. */
  tracked: unknown[][];
  /** `METHOD /path` of every request to the chat. */
  requests: string[];
  /** The status of the next answers to a message; the last one stays. */
  messageStatus: number[];
  /** The team says something. */
  reply(text: string): void;
  /** The team writes, or has read up to `seq`. */
  typing(): void;
  readByTeam(seq: number): void;
  /** The team closes the conversation. */
  close(): void;
  /** Files that were sent, by name, and the status of the answers to them. */
  uploads: string[];
  uploadStatus: number;
  /** Ratings that were given. */
  ratings: unknown[];
  part<T extends HTMLElement = HTMLElement>(name: string): T;
  parts(name: string): HTMLElement[];
  /** Resolves when `found` holds. */
  until(found: () => boolean): Promise<void>;
  remove(): void;
}

/** Puts a widget on this page. */
export function mountTestClarm(
  some: Partial<PublicConfig> = {},
  permission: Permission = 'implied',
): TestClarm {
  const config = { ...CONFIG, ...some };
  const messages: PublicMessage[] = [];
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const realFetch = window.fetch;
  const files = new Map<string, Blob>();
  const realRequest = window.XMLHttpRequest;
  let readSeq = 0;
  let closed = false;

  const emit = (event: string, data: unknown) => {
    const bytes = new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    for (const stream of streams) stream.enqueue(bytes);
  };
  const add = (
    message: Pick<PublicMessage, 'message_id' | 'from' | 'text' | 'author' | 'attachments'>,
  ) => {
    const known = messages.find(({ message_id }) => message_id === message.message_id);
    if (known) return known;
    const stored = { ...message, seq: messages.length + 1, at: new Date().toISOString() };
    messages.push(stored);
    emit('message', stored);
    return stored;
  };
  const fileOf = (id: string) => {
    const file = files.get(id) as File;
    return { id, name: file.name, type: file.type, size: file.size };
  };
  const answer = (path: string, init: RequestInit): Response => {
    const after = Number(/after=(\d+)/.exec(path)?.[1]);
    if (path === '') return Response.json({ conversation_id: 'c_test', token: 'ct_test' });
    if (path.endsWith('/messages')) {
      const [status = 201] = test.messageStatus;
      if (test.messageStatus.length > 1) test.messageStatus.shift();
      if (status !== 201) return new Response('{}', { status });
      const { message_id, text, attachments } = JSON.parse(init.body as string) as {
        message_id: string;
        text: string;
        attachments?: string[];
      };
      closed = false;
      const sent = attachments?.map((id) => fileOf(id));
      const message = { message_id, text, from: 'visitor' as const };
      return Response.json(add({ ...message, ...(sent && { attachments: sent }) }), {
        status: 201,
      });
    }
    if (path.includes('/messages?'))
      return Response.json({
        data: messages.filter(({ seq }) => seq > after),
        status: closed ? 'closed' : 'open',
        rating: null,
        read_by_team: readSeq,
        read_by_visitor: 0,
      });
    if (path.includes('/attachments/')) return new Response(files.get(path.split('/').at(-1)!));
    if (path.endsWith('/rating')) {
      test.ratings.push(JSON.parse(init.body as string));
      return new Response(null, { status: 204 });
    }
    if (path.includes('/stream')) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          streams.add(controller);
          init.signal?.addEventListener('abort', () => {
            if (streams.delete(controller)) controller.error(init.signal?.reason);
          });
        },
      });
      return new Response(body);
    }
    return new Response(null, { status: 204 });
  };
  window.fetch = async (input, init = {}) => {
    const [base, path] = (input as string).split('/chat/conversations');
    if (base !== '/test/api' || path === undefined) return realFetch(input, init);
    test.requests.push(`${init.method ?? 'GET'} ${path.replace('/c_test', '')}`);
    return answer(path, init);
  };

  /** As much of a request as sending a file takes. */
  class TestRequest extends EventTarget {
    upload = new EventTarget();
    status = 0;
    response: unknown;
    responseType = '';
    #name = '';
    open(_method: string, url: string) {
      this.#name = new URL(url, location.href).searchParams.get('name')!;
    }
    setRequestHeader() {}
    abort() {
      this.dispatchEvent(new Event('abort'));
    }
    send(file: File) {
      test.uploads.push(this.#name);
      this.upload.dispatchEvent(
        new ProgressEvent('progress', { loaded: file.size / 2, total: file.size }),
      );
      setTimeout(() => {
        this.status = test.uploadStatus;
        const id = `f_${files.size}`;
        if (this.status === 201) files.set(id, file);
        this.response = this.status === 201 ? fileOf(id) : undefined;
        this.dispatchEvent(new Event('load'));
      }, 5);
    }
  }
  window.XMLHttpRequest = TestRequest as unknown as typeof XMLHttpRequest;

  const tracked: unknown[][] = [];
  const call = ((...args: unknown[]) => void tracked.push(args)) as unknown as ClarmTrack;
  call.track = call;
  call.visitorId = () => (permission === 'implied' ? 'v_0123456789abcdef' : undefined);
  let counter = 0;
  const clarm: Clarm = {
    widgetId: config.widgetId,
    api: '/test/api',
    config,
    tracker: {
      call,
      start() {},
      permission: () => permission,
      view: () => ({ id: uuidv7(Date.now(), 0), session: 's_0123456789abcdef' }),
      newId: () => uuidv7(Date.now(), ++counter),
    },
  };
  clarm.launcher = mountLauncher(config);
  window.__clarm = clarm;
  const element = clarm.launcher.host as ClarmWidget;
  clarm.launcher.button.addEventListener('click', () => element.toggle());
  element.attach(clarm);

  const parts = (name: string) => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
  ];
  const test: TestClarm = {
    element,
    clarm,
    tracked,
    requests: [],
    messageStatus: [201],
    reply: (text) =>
      void add({
        message_id: uuidv7(Date.now(), ++counter),
        text,
        from: 'team',
        author: { name: 'Maya' },
      }),
    typing: () => emit('typing', { from: 'team' }),
    readByTeam(seq) {
      readSeq = seq;
      emit('read', { read_by_team: seq });
    },
    close() {
      closed = true;
      emit('state', { status: 'closed', rating: null });
    },
    uploads: [],
    uploadStatus: 201,
    ratings: [],
    part: <T extends HTMLElement>(name: string) => parts(name)[0] as T,
    parts,
    async until(found) {
      for (let tries = 0; tries < 150; tries++) {
        if (found()) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`waited in vain for ${found.toString()}`);
    },
    remove() {
      element.remove();
      delete window.__clarm;
      window.fetch = realFetch;
      window.XMLHttpRequest = realRequest;
      localStorage.clear();
    },
  };
  return test;
}
