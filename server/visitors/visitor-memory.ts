import { LRUCache } from 'lru-cache';
import type { VisitorDoc } from './visitor-doc.ts';

/** Most of what it may hold, in entries of a state; an entry is some 200 bytes. */
const MOST = 150_000;

/** What this process wrote of visitors, so that the next event of theirs need not read it again. */
export interface VisitorMemory {
  /** The document, which is the caller's own from here on: memory has it no more. */
  take(key: string): VisitorDoc | undefined;
  remember(doc: VisitorDoc): void;
  forget(keys: readonly string[]): void;
}

/** A measure of how much a document holds; what grows in it are lists. */
const sizeOf = ({ state, base }: VisitorDoc): number =>
  [state, base].reduce(
    (size, one) =>
      one === null
        ? size
        : size + 10 + one.sessions.length + one.paths.length + 60 * one.identities.length,
    10,
  );

/**
 * A bounded memory of the visitors last written, for a process that is alone on its database.
 * It is a read made earlier: every write is guarded by the version that was read, so where anybody
 * else wrote meanwhile, the write fails and the visitor is recomputed. (With several processes it
 * would fail all the time, hence `alone`.) A document with notices is not kept: taking them out
 * changes no version.
 */
export function createVisitorMemory(most = MOST): VisitorMemory {
  const known = new LRUCache<string, VisitorDoc>({ maxSize: most, sizeCalculation: sizeOf });
  return {
    take(key) {
      const doc = known.get(key);
      if (doc) known.delete(key);
      return doc;
    },
    remember(doc) {
      if (doc.notices.length === 0) known.set(doc._id, doc);
      else known.delete(doc._id);
    },
    forget(keys) {
      for (const key of keys) known.delete(key);
    },
  };
}

/** Remembers nothing: for processes that share a database. */
export const noMemory: VisitorMemory = {
  take: () => undefined,
  remember: () => undefined,
  forget: () => undefined,
};
