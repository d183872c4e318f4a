import type { Store } from './store.ts';
import type { Transport } from './transport.ts';
import { isSeen } from './visibility.ts';

const BEAT_MS = 30_000;

/** What presence is made of. */
export interface PresenceParts {
  url: string;
  store: Store;
  transport: Transport;
  now(): number;
  /** The beat's body, or undefined where it may not be sent. */
  body(): string | undefined;
  /** So many messages wait for the visitor. */
  onInbox(count: number): void;
}

/**
 * Says every 30 s that the visitor is here. Of several visible tabs the one whose turn comes first
 * beats, and the others find the time of its beat in storage.
 * @returns beats at once; `always` also shortly after another beat
 */
export function keepPresence(parts: PresenceParts): (always?: boolean) => void {
  const { store, now } = parts;
  const beat = async (always?: boolean) => {
    const body = isSeen() && parts.body();
    if (!body || (!always && Math.abs(now() - Number(store.get('b'))) < BEAT_MS * 0.9)) return;
    store.set('b', String(now()));
    const { status, text } = await parts.transport.post(parts.url, body);
    if (status === 401 || status === 403) clearInterval(timer);
    const inbox = Number(/"inbox":(\d+)/.exec(text)?.[1]);
    if (inbox) parts.onInbox(inbox);
  };
  const timer = setInterval(() => void beat(), BEAT_MS);
  return (always) => void beat(always);
}
