import type { PublicMessage } from '../../server/contracts/chat.ts';
import { ChatError, type ChatApi, type Conversation, type OutgoingMessage } from './chat-api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { lead } from './leader.ts';
import { cursorOf, mergeMessages, unreadIn, withState, type MessageLog } from './message-log.ts';

const RETRY_MS = [1000, 3000, 8000];
const LONGEST_RECONNECT_MS = 30_000;
/** The server's heartbeat comes every 15 s; a stream silent for longer than two is dead. */
const SILENCE_MS = 35_000;
const TYPING_SENT_MS = 3000;
const TYPING_SHOWN_MS = 6000;

/** What the panel shows. */
export interface ChatState {
  messages: MessageLog;
  teamTyping: boolean;
  /** The team has read up to this position. */
  readByTeam: number;
  unread: number;
  /** `offline`: the last attempt to reach the server failed. */
  connection: 'idle' | 'live' | 'offline';
}

/** What a chat is made of. */
export interface ChatParts {
  widgetId: string;
  api: ChatApi;
  store: ConversationStore;
  visitorId(): string | undefined;
  consent(): 'granted' | 'implied' | undefined;
  here(): Partial<Omit<OutgoingMessage, 'message_id' | 'text'>>;
  now(): number;
  newId(): string;
  onChange(): void;
  /** A message that was not there before. */
  onMessage(message: PublicMessage): void;
}

/** One visitor's conversation in this tab. */
export interface Chat {
  readonly state: Readonly<ChatState>;
  send(text: string): void;
  retry(messageId: string): void;
  /** The visitor is writing. */
  typing(): void;
  /** Whether the messages can be seen now; seen messages are read. */
  setReading(reading: boolean): void;
  /** Goes on with a kept conversation, and follows it while the page is visible. */
  start(): void;
  stop(): void;
  /** The visitor is another one from now on. */
  forget(): void;
}

/** What tabs tell each other. */
type TabNews = { messages: PublicMessage[] } | { typing: true } | { readByTeam: number };

/** Joins store, server and other tabs; every change ends in `onChange`. */
export function createChat(parts: ChatParts): Chat {
  const { api, store, now } = parts;
  const empty = (): ChatState => ({
    messages: [],
    teamTyping: false,
    readByTeam: 0,
    unread: 0,
    connection: 'idle',
  });
  let state = empty();
  let readByVisitor = 0;
  let reading = false;
  let listening: AbortController | undefined;
  let tabs: BroadcastChannel | undefined;
  const sleepers = new Set<() => void>();
  let typingSent = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let sending = Promise.resolve();

  const change = (some: Partial<ChatState>) => {
    state = { ...state, ...some };
    state.unread = reading ? 0 : unreadIn(state.messages, readByVisitor);
    parts.onChange();
  };
  const conversation = (): Conversation | undefined => {
    const { conversation_id, token } = store.load();
    return conversation_id && token ? { conversation_id, token } : undefined;
  };
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      sleepers.add(resolve);
      setTimeout(resolve, ms);
    });
  /** Ends every wait for a server that was away. */
  const wake = () => {
    for (const resolve of sleepers) resolve();
    sleepers.clear();
  };

  function take(messages: readonly PublicMessage[], tell = true) {
    const known = new Set(state.messages.filter(({ seq }) => seq).map((one) => one.message_id));
    const fresh = messages.filter(({ message_id }) => !known.has(message_id));
    if (!fresh.length) return;
    if (tell) tabs?.postMessage({ messages: fresh } satisfies TabNews);
    const fromTeam = fresh.some(({ from }) => from === 'team');
    change({
      messages: mergeMessages(state.messages, fresh),
      ...(fromTeam && { teamTyping: false }),
    });
    for (const message of fresh) parts.onMessage(message);
    store.save({ ...store.load(), at: now() });
    markRead();
  }

  function markRead() {
    const seq = cursorOf(state.messages);
    const open = conversation();
    if (!reading || !open || seq <= readByVisitor) return;
    readByVisitor = seq;
    change({});
    void api.read(open, seq).catch(() => {});
  }

  function showTyping() {
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => change({ teamTyping: false }), TYPING_SHOWN_MS);
    change({ teamTyping: true });
  }

  async function resync(open: Conversation) {
    for (;;) {
      const page = await api.list(open, cursorOf(state.messages));
      readByVisitor = Math.max(readByVisitor, page.read_by_visitor);
      take(page.data);
      change({ readByTeam: page.read_by_team, connection: 'live' });
      if (page.data.length < 200) return;
    }
  }

  async function follow(open: Conversation, signal: AbortSignal) {
    const silence = new AbortController();
    const either = AbortSignal.any([signal, silence.signal]);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    heard();
    try {
      await api.stream(open, cursorOf(state.messages), either, ({ event, data }) => {
        heard();
        if (event === 'message') take([JSON.parse(data) as PublicMessage]);
        if (event === 'typing') {
          tabs?.postMessage({ typing: true } satisfies TabNews);
          showTyping();
        }
        if (event === 'read') {
          const readByTeam = (JSON.parse(data) as { read_by_team: number }).read_by_team;
          tabs?.postMessage({ readByTeam } satisfies TabNews);
          change({ readByTeam });
        }
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function listen(signal: AbortSignal) {
    for (let failures = 0, began = false; !signal.aborted;) {
      const open = conversation();
      if (!open) return;
      try {
        if (began) await resync(open);
        began = true;
        failures = 0;
        await follow(open, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (gone(error)) return forget(false);
        failures += 1;
        change({ connection: 'offline' });
      }
      await sleep(Math.min(1000 * 2 ** failures, LONGEST_RECONNECT_MS) * (0.5 + Math.random() / 2));
    }
  }

  const gone = (error: unknown) =>
    error instanceof ChatError && (error.status === 401 || error.status === 404);

  /** Begins or ends to listen, as visibility and conversation ask. */
  function update() {
    const open = document.visibilityState === 'visible' && conversation();
    if (!open) {
      listening?.abort();
      listening = undefined;
      return;
    }
    wake();
    if (listening) return;
    const { signal } = (listening = new AbortController());
    void lead(`clarm_${parts.widgetId}_stream`, signal, () => listen(signal));
  }

  async function deliver(message: OutgoingMessage, attempt = 0): Promise<void> {
    try {
      let open = conversation();
      if (!open) {
        open = await api.open(parts.widgetId, parts.visitorId(), parts.consent());
        store.save({ ...store.load(), ...open });
        update();
      }
      const stored = await api.send(open, message);
      if (stored.seq) take([stored as PublicMessage]);
      else change({ messages: withState(state.messages, message.message_id, 'sent') });
      dropFromOutbox(message.message_id);
      if (state.connection === 'offline') change({ connection: 'live' });
    } catch (error) {
      if (gone(error) && conversation()) {
        store.save({ at: now(), outbox: store.load().outbox });
        return deliver(message, attempt + 1);
      }
      const { status, retryAfter } = error as ChatError;
      const wait = RETRY_MS[attempt];
      const final = status >= 400 && status < 500 && status !== 429;
      if (final || wait === undefined) {
        change({ messages: withState(state.messages, message.message_id, 'failed') });
        return;
      }
      await sleep(Math.max(wait, Math.min(retryAfter, 30) * 1000));
      return deliver(message, attempt + 1);
    }
  }

  const dropFromOutbox = (id: string) => {
    const kept = store.load();
    store.save({ ...kept, outbox: kept.outbox.filter(({ message_id }) => message_id !== id) });
  };

  function show(message: OutgoingMessage, at: string) {
    const { message_id, text } = message;
    if (state.messages.some((one) => one.message_id === message_id)) return;
    change({
      messages: [...state.messages, { message_id, text, from: 'visitor', at, state: 'sending' }],
    });
  }

  function forget(revoke = true) {
    const open = conversation();
    if (open && revoke) void api.revoke(open).catch(() => {});
    listening?.abort();
    listening = undefined;
    store.forget();
    readByVisitor = 0;
    state = empty();
    change({});
  }

  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (!key?.startsWith(`clarm_${parts.widgetId}_chat`)) return;
    if (newValue) update();
    else if (state.messages.length) forget(false);
  };
  const resume = () => {
    const open = document.visibilityState === 'visible' && conversation();
    update();
    // The stream itself may be another tab's, or dead without having noticed.
    if (open) void resync(open).catch(() => {});
  };

  return {
    get state() {
      return state;
    },
    send(text) {
      const at = now();
      const message = { message_id: parts.newId(), text, ...parts.here() };
      const kept = store.load();
      const iso = new Date(at).toISOString();
      store.save({ ...kept, at, outbox: [...kept.outbox, { ...message, at: iso }] });
      show(message, iso);
      typingSent = 0;
      sending = sending.then(() => deliver(message));
    },
    retry(messageId) {
      const message = store.load().outbox.find(({ message_id }) => message_id === messageId);
      if (!message) return;
      const { at: _at, ...outgoing } = message;
      change({ messages: withState(state.messages, messageId, 'sending') });
      sending = sending.then(() => deliver(outgoing));
    },
    typing() {
      const open = conversation();
      if (!open || now() - typingSent < TYPING_SENT_MS) return;
      typingSent = now();
      void api.typing(open).catch(() => {});
    },
    setReading(now_) {
      reading = now_;
      change({});
      markRead();
    },
    start() {
      try {
        tabs = new BroadcastChannel(`clarm_${parts.widgetId}_chat`);
        tabs.onmessage = ({ data }: MessageEvent<TabNews>) => {
          if ('messages' in data) take(data.messages, false);
          else if ('readByTeam' in data) change({ readByTeam: data.readByTeam });
          else showTyping();
        };
      } catch {
        // An old browser, or an opaque origin: each tab then asks for itself.
      }
      addEventListener('storage', onStorage);
      addEventListener('online', resume);
      addEventListener('pageshow', resume);
      document.addEventListener('visibilitychange', resume);
      for (const { at, ...message } of store.load().outbox) {
        show(message, at);
        sending = sending.then(() => deliver(message));
      }
      update();
    },
    stop() {
      listening?.abort();
      listening = undefined;
      tabs?.close();
      removeEventListener('storage', onStorage);
      removeEventListener('online', resume);
      removeEventListener('pageshow', resume);
      document.removeEventListener('visibilitychange', resume);
    },
    forget: () => forget(),
  };
}
