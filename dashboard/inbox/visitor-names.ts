import type { VisitorRow } from '../../server/contracts/visitors.ts';

/** So many are read at the same time. */
const AT_ONCE = 4;

/** Reads visitors one by one, each once: a conversation carries only its visitor's id. */
export interface VisitorNames {
  /** The visitor, if known by now; otherwise it is asked for, and `onKnown` says when it is. */
  get(id: string): VisitorRow | undefined;
}

/** Makes a reader; `onKnown` runs whenever one more visitor is known. */
export function readVisitorNames(
  read: (id: string) => Promise<VisitorRow>,
  onKnown: () => void,
): VisitorNames {
  const known = new Map<string, VisitorRow | undefined>();
  const waiting: string[] = [];
  let busy = 0;

  const next = () => {
    const id = busy < AT_ONCE ? waiting.shift() : undefined;
    if (id === undefined) return;
    busy += 1;
    void read(id)
      .then((row) => known.set(id, row))
      // Erased, or not projected yet: the conversation is shown without a name.
      .catch(() => undefined)
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
  };
}
