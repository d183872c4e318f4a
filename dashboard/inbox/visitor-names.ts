import type { VisitorRow } from '../../server/contracts/visitors.ts';
import { isGone } from '../app/gone.ts';

/** So many are read at the same time. */
const AT_ONCE = 4;

/** Reads visitors one by one, each once: a conversation carries only its visitor's id. */
export interface VisitorNames {
  /** The visitor, if known by now; otherwise it is asked for, and `onKnown` says when it is. */
  get(id: string): VisitorRow | undefined;
  /** Asks again for those that could not be read. */
  retry(): void;
}

/** Makes a reader; `onKnown` runs whenever one more visitor is known. */
export function readVisitorNames(
  read: (id: string) => Promise<VisitorRow>,
  onKnown: () => void,
): VisitorNames {
  const known = new Map<string, VisitorRow | undefined>();
  const waiting: string[] = [];
  const failed = new Set<string>();
  let busy = 0;

  const next = () => {
    const id = busy < AT_ONCE ? waiting.shift() : undefined;
    if (id === undefined) return;
    busy += 1;
    void read(id)
      .then((row) => known.set(id, row))
      // Erased, not projected yet, or the server is away: the conversation is shown without a name.
      .catch((error: unknown) => {
        if (!isGone(error)) failed.add(id);
      })
      .finally(() => {
        busy -= 1;
        onKnown();
        next();
      });
  };

  return {
    get(id) {
      if (!known.has(id)) {
        known.set(id, undefined);
        waiting.push(id);
        next();
      }
      return known.get(id);
    },
    retry() {
      for (const id of failed) known.delete(id);
      failed.clear();
    },
  };
}
