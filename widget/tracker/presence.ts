import type { Store } from './store.ts';
import type { Answer } from './transport.ts';
import { isSeen } from './visibility.ts';

const BEAT_MS = 30_000;

/**
 * Says every 30 s that the visitor is here. Of several visible tabs the one whose turn comes first
 * beats, and the others find the time of its beat in storage.
 * @param send sends one beat, or nothing where none may be sent
 * @param onInbox messages wait for the visitor
 * @returns beats now, unless a beat was just made
 */
export function keepPresence(
  store: Store,
  now: () => number,
  send: () => Promise<Answer> | undefined,
  onInbox: () => void,
): () => void {
  const beat = async () => {
    const at = now();
    if (!isSeen() || Math.abs(at - Number(store.get('b'))) < BEAT_MS - 3000) return;
    const answer = send();
    if (!answer) return;
    store.set('b', at);
    if (/"inbox":\s*[1-9]/.test((await answer).text)) onInbox();
  };
  setInterval(beat, BEAT_MS);
  return () => void beat();
}
