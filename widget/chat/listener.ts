import type { PublicMessage } from '../../server/contracts/chat.ts';
import type { ChatApi, Conversation } from './chat-api.ts';
import { lead } from './leader.ts';
import { isGone } from './outbox.ts';
import type { Wakeable } from './wake.ts';

const LONGEST_RECONNECT_MS = 30_000;
/** The server's heartbeat comes every 15 s; a stream silent for longer than two is dead. */
const SILENCE_MS = 35_000;
/** So many messages come at a time; a full page has a next one. */
const PAGE = 200;

/** What the other side does, however it was heard of: stream, list or another tab. */
export type ChatNews =
  | { kind: 'messages'; messages: readonly PublicMessage[] }
  | { kind: 'typing' }
  | { kind: 'read'; readByTeam: number; deliveredToTeam: number }
  | { kind: 'state'; closed: boolean; rating: number | null };

/** As the server says it. */
interface ReadMarks {
  read_by_team: number;
  delivered_to_team?: number;
}
interface PublicState {
  status?: 'open' | 'closed';
  rating?: number | null;
}

const readNews = ({ read_by_team, delivered_to_team = 0 }: ReadMarks): ChatNews => ({
  kind: 'read',
  readByTeam: read_by_team,
  deliveredToTeam: delivered_to_team,
});
const stateNews = ({ status, rating = null }: PublicState): ChatNews => ({
  kind: 'state',
  closed: status === 'closed',
  rating,
});

/** What a listener is made of. */
export interface ListenerParts {
  widgetId: string;
  api: ChatApi;
  naps: Wakeable;
  conversation(): Conversation | undefined;
  /** The highest position heard of. */
  cursor(): number;
  onNews(news: ChatNews): void;
  onReadByVisitor(seq: number): void;
  onConnection(connection: 'live' | 'offline'): void;
  onGone(): void;
}

/** Follows a conversation while there is one and the page is visible. */
export interface Listener {
  /** Looks whether to listen, and asks for what was missed. */
  update(): void;
  stop(): void;
}

/**
 * One stream a browser: the leading tab reads it and tells the others (`onNews` decides how). Every
 * tab asks for what it missed whenever it is shown or the network comes back.
 */
export function createListener(parts: ListenerParts): Listener {
  const { api, naps } = parts;
  let listening: AbortController | undefined;

  async function resync(open: Conversation) {
    for (;;) {
      const page = await api.list(open, parts.cursor());
      parts.onReadByVisitor(page.read_by_visitor);
      parts.onNews({ kind: 'messages', messages: page.data });
      parts.onNews(readNews(page));
      parts.onNews(stateNews(page));
      parts.onConnection('live');
      if (page.data.length < PAGE) return;
    }
  }

  async function follow(open: Conversation, signal: AbortSignal) {
    const dead = new AbortController();
    signal.addEventListener('abort', () => dead.abort());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => dead.abort(), SILENCE_MS);
    };
    heard();
    try {
      await api.stream(open, parts.cursor(), dead.signal, ({ event, data }) => {
        heard();
        parts.onConnection('live');
        if (event === 'message')
          parts.onNews({ kind: 'messages', messages: [JSON.parse(data) as PublicMessage] });
        else if (event === 'typing') parts.onNews({ kind: 'typing' });
        else if (event === 'read') parts.onNews(readNews(JSON.parse(data) as ReadMarks));
        else if (event === 'state') parts.onNews(stateNews(JSON.parse(data) as PublicState));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function listen(signal: AbortSignal) {
    let failures = 0;
    for (let open = parts.conversation(); open && !signal.aborted; open = parts.conversation()) {
      try {
        await follow(open, signal);
        failures = 0;
        if (!signal.aborted) await resync(open);
      } catch (error) {
        if (signal.aborted) return;
        if (isGone(error)) return parts.onGone();
        failures += 1;
        parts.onConnection('offline');
      }
      const wait = Math.min(500 * 2 ** failures, LONGEST_RECONNECT_MS);
      if (!signal.aborted) await naps.sleep(wait * (0.5 + Math.random() / 2));
    }
  }

  const stop = () => {
    listening?.abort();
    listening = undefined;
    naps.wake();
  };

  return {
    update() {
      const open = document.visibilityState === 'visible' && parts.conversation();
      if (!open) return stop();
      naps.wake();
      // The stream itself may be another tab's, or dead without having noticed.
      resync(open).catch((error: unknown) => {
        if (isGone(error)) parts.onGone();
      });
      if (listening) return;
      const mine = (listening = new AbortController());
      void lead(`clarm_${parts.widgetId}_stream`, mine.signal, () => listen(mine.signal)).finally(
        () => {
          if (listening === mine) listening = undefined;
        },
      );
    },
    stop,
  };
}
