import type { Attachment, PublicMessage } from '../../server/contracts/chat.ts';
import type { ChatApi, Conversation, OutgoingMessage, ProvenIdentity } from './chat-api.ts';
import { ChatError } from './chat-error.ts';
import { emptyState, type ChatState } from './chat-state.ts';
import type { ConversationStore } from './conversation-store.ts';
import { createListener, type ChatNews } from './listener.ts';
import { cursorOf, mergeMessages, unreadIn, withState } from './message-log.ts';
import { createOutgoing } from './outgoing.ts';
import { createWakeable } from './wake.ts';

const TYPING_SENT_MS = 3000;
const TYPING_SHOWN_MS = 6000;

/** What a chat is made of. */
export interface ChatParts {
  widgetId: string;
  api: ChatApi;
  store: ConversationStore;
  visitorId(): string | undefined;
  consent(): 'granted' | 'implied' | undefined;
  /** Who the page says the visitor is, where it proves it. */
  identity(): ProvenIdentity | undefined;
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
  /** @param waits the message is shown and kept, and goes out on `release` */
  send(text: string, attachments?: readonly Attachment[], waits?: boolean): void;
  /** The visitor has given an e-mail: what waited for it goes out. */
  release(): void;
  /** Sends a file, to be part of a message; rejects with a `ChatError`. */
  upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Attachment>;
  /** A file of the conversation. */
  file(id: string): Promise<Blob>;
  /** Says how it was, 1 to 5; rejects where that could not be kept. */
  rate(score: number, comment: string): Promise<void>;
  retry(messageId: string): void;
  /** The visitor is writing. */
  typing(): void;
  /** Whether the messages can be seen now; seen messages are read. */
  setReading(reading: boolean): void;
  /** Goes on with a kept conversation, and follows it while the page is visible. */
  start(): void;
  stop(): void;
  /** The visitor is another one from now on: the conversation's token is given back. */
  forget(): void;
}

/** Joins store, server and other tabs; every change ends in `onChange`. */
export function createChat(parts: ChatParts): Chat {
  const { api, store, now, widgetId } = parts;
  const naps = createWakeable();
  let state = emptyState();
  let readByVisitor = 0;
  let reading = false;
  let proven = '';
  /** Files that this tab has already. */
  const files = new Map<string, Promise<Blob>>();
  let tabs: BroadcastChannel | undefined;
  let typingSent = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  const change = (some: Partial<ChatState>) => {
    state = { ...state, ...some };
    state.unread = reading ? 0 : unreadIn(state.messages, readByVisitor);
    parts.onChange();
  };
  const conversation = (): Conversation | undefined => {
    const { conversation_id, token } = store.load();
    return conversation_id && token ? { conversation_id, token } : undefined;
  };

  function markRead() {
    const seq = cursorOf(state.messages.filter(({ from }) => from === 'team'));
    const open = conversation();
    if (!reading || !open || seq <= readByVisitor) return;
    readByVisitor = seq;
    void api.read(open, seq).catch(() => {});
    change({});
  }

  function take(messages: readonly PublicMessage[]) {
    const known = new Set(state.messages.filter(({ seq }) => seq).map((one) => one.message_id));
    const fresh = messages.filter(({ message_id }) => !known.has(message_id));
    if (!fresh.length) return;
    const fromTeam = fresh.some(({ from }) => from === 'team');
    change({
      messages: mergeMessages(state.messages, fresh),
      ...(fromTeam && { teamTyping: false }),
    });
    store.save({ ...store.load(), at: now() });
    for (const message of fresh) parts.onMessage(message);
    markRead();
  }

  function hear(news: ChatNews) {
    if (news.kind === 'messages') take(news.messages);
    else if (news.kind === 'read')
      change({ readByTeam: news.readByTeam, deliveredToTeam: news.deliveredToTeam });
    else if (news.kind === 'state') change({ closed: news.closed, rating: news.rating });
    else {
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => change({ teamTyping: false }), TYPING_SHOWN_MS);
      change({ teamTyping: true });
    }
  }

  const listener = createListener({
    widgetId,
    api,
    naps,
    conversation,
    cursor: () => cursorOf(state.messages),
    onNews(news) {
      hear(news);
      tabs?.postMessage(news);
    },
    onReadByVisitor(seq) {
      readByVisitor = Math.max(readByVisitor, seq);
    },
    onConnection(connection) {
      if (connection === state.connection) return;
      change({ connection });
      if (connection === 'live') outgoing.retryLost();
    },
    onGone: () => forget(),
  });

  let opening: Promise<Conversation> | undefined;
  /** Opens a conversation, one however many ask at once. */
  const open = () =>
    (opening ??= api
      .open(widgetId, parts.visitorId(), parts.consent(), parts.identity())
      .then((opened) => {
        store.save({ ...store.load(), ...opened });
        listener.update();
        return opened;
      })
      .finally(() => (opening = undefined)));

  /** A verified person goes on with the conversation of their other devices. */
  async function identify() {
    const identity = parts.identity();
    if (!identity || proven === identity.user_hash) return;
    proven = identity.user_hash;
    const known = conversation();
    if (!known) return void (await open());
    const next = await api.identify(known, identity);
    if (!next.token) return;
    store.save({ ...store.load(), ...next });
    listener.stop();
    listener.update();
  }
  const tryIdentify = () =>
    void identify().catch(() => {
      proven = '';
    });

  const outgoing = createOutgoing({
    api,
    naps,
    store,
    conversation,
    open,
    now,
    newId: parts.newId,
    here: parts.here,
    onShow(message) {
      if (state.messages.some(({ message_id }) => message_id === message.message_id)) return;
      change({ messages: [...state.messages, message] });
    },
    onState: (id, to) => change({ messages: withState(state.messages, id, to) }),
    onStored: (message) => take([message]),
  });

  function forget(revoke = false) {
    const open = conversation();
    if (open && revoke) void api.revoke(open).catch(() => {});
    store.forget();
    listener.stop();
    outgoing.stop();
    readByVisitor = 0;
    proven = '';
    files.clear();
    state = emptyState();
    change({});
  }

  /** Another tab began, went on with, or gave up the conversation. */
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key !== `clarm_${widgetId}_chat`) return;
    if (!newValue) forget();
    else if (!state.messages.length) listener.update();
  };

  /** While the page is hidden it hears nothing: a message would put it out of the bfcache. */
  function closeTabs() {
    tabs?.close();
    tabs = undefined;
  }

  function openTabs() {
    try {
      tabs = new BroadcastChannel(`clarm_${widgetId}_chat`);
      tabs.onmessage = ({ data }: MessageEvent<ChatNews>) => hear(data);
    } catch {
      // An old browser, or an opaque origin: each tab then asks for itself.
    }
  }

  const update = () => {
    if (document.visibilityState !== 'visible') closeTabs();
    else if (!tabs) openTabs();
    listener.update();
    outgoing.retryLost();
  };

  return {
    get state() {
      return state;
    },
    send(text, attachments = [], waits = false) {
      typingSent = 0;
      if (state.closed) change({ closed: false, rating: null });
      outgoing.say(text, attachments, waits);
    },
    release: outgoing.release,
    async upload(file, onProgress, signal) {
      const attachment = await api.upload(
        conversation() ?? (await open()),
        file,
        onProgress,
        signal,
      );
      files.set(attachment.id, Promise.resolve(file));
      return attachment;
    },
    file(id) {
      const known = conversation();
      if (!known) return Promise.reject(new ChatError(0));
      const found = files.get(id) ?? api.file(known, id);
      files.set(id, found);
      found.catch(() => files.delete(id));
      return found;
    },
    async rate(score, comment) {
      const known = conversation();
      if (known) await api.rate(known, score, comment);
      change({ rating: score });
    },
    retry: outgoing.retry,
    typing() {
      const open = conversation();
      if (!open || now() - typingSent < TYPING_SENT_MS) return;
      typingSent = now();
      void api.typing(open).catch(() => {});
    },
    setReading(isReading) {
      reading = isReading;
      if (isReading) tryIdentify();
      change({});
      markRead();
    },
    start() {
      addEventListener('storage', onStorage);
      addEventListener('online', update);
      addEventListener('pageshow', update);
      document.addEventListener('visibilitychange', update);
      outgoing.start();
      update();
      tryIdentify();
    },
    stop() {
      listener.stop();
      outgoing.stop();
      closeTabs();
      removeEventListener('storage', onStorage);
      removeEventListener('online', update);
      removeEventListener('pageshow', update);
      document.removeEventListener('visibilitychange', update);
    },
    forget: () => forget(true),
  };
}
