import type { LiveEvent } from '../../server/contracts/stream.ts';

/** What a listener hears: a live event, or that some may have been missed and all should be read again. */
export type Heard = LiveEvent | { kind: 'resync' };

/** `down`: no connection for longer than the grace period. */
export type LiveStatus = 'connecting' | 'open' | 'down';

/** One open stream of what happens on a site. */
export interface LiveFeed {
  readonly status: LiveStatus;
  subscribe(listener: (heard: Heard) => void): () => void;
  onStatus(listener: (status: LiveStatus) => void): () => void;
  close(): void;
}

/** The part of EventSource that the feed needs. */
export type EventSourceLike = Pick<
  EventSource,
  'close' | 'readyState' | 'onopen' | 'onerror' | 'onmessage'
>;

/** A hiccup shorter than this is not worth a banner; a browser reconnects after about 3 s. */
const GRACE_MS = 6_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
const CLOSED = 2;

const parse = (data: unknown): LiveEvent | undefined => {
  try {
    return JSON.parse(String(data)) as LiveEvent;
  } catch {
    return undefined;
  }
};

/**
 * Opens the stream and keeps it open: the browser reconnects after a lost connection, this
 * does after an error answer. Every connection after something went wrong says `resync`.
 */
export function openLiveFeed(url: string, open: (url: string) => EventSourceLike): LiveFeed {
  const listeners = new Set<(heard: Heard) => void>();
  const statusListeners = new Set<(status: LiveStatus) => void>();
  let status: LiveStatus = 'connecting';
  let source: EventSourceLike | undefined;
  let retryMs = FIRST_RETRY_MS;
  /** What happened, or failed to load, since then is not known. */
  let interrupted = false;
  let closed = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tell = (heard: Heard) => {
    for (const listener of listeners) listener(heard);
  };
  const become = (next: LiveStatus) => {
    if (status === next) return;
    status = next;
    for (const listener of statusListeners) listener(next);
  };

  const connect = () => {
    clearTimeout(retry);
    source?.close();
    source = open(url);
    source.onopen = () => {
      clearTimeout(grace);
      grace = undefined;
      retryMs = FIRST_RETRY_MS;
      become('open');
      if (interrupted) tell({ kind: 'resync' });
      interrupted = false;
    };
    source.onmessage = ({ data }) => {
      const event = parse(data);
      if (event) tell(event);
    };
    source.onerror = () => {
      interrupted = true;
      grace ??= setTimeout(() => become('down'), GRACE_MS);
      if (source?.readyState !== CLOSED) return;
      retry = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    };
  };
  const reconnectNow = () => {
    if (!closed && status === 'down') connect();
  };

  connect();
  window.addEventListener('online', reconnectNow);
  return {
    get status() {
      return status;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onStatus(listener) {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(grace);
      clearTimeout(retry);
      window.removeEventListener('online', reconnectNow);
      source?.close();
    },
  };
}
