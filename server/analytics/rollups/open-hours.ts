import { LRUCache } from 'lru-cache';
import { uuidv4 } from 'uuidv7';
import { Sketch } from '../sketch/sketch.ts';
import { nameField, type RollupDoc } from './rollup-doc.ts';
import { closingOf } from './rollup-deps.ts';
import type { Touch } from './rollup-store.ts';
import { COUNTERS, DIMENSIONS, type Dimension, type Tally } from './tally.ts';

/** Hours of sites that are remembered; one that was forgotten begins another part of its sketches. */
const REMEMBERED = 2_000;
/** Names that an open hour takes in from one process; the recount finds the 200 highest. */
const MAX_NAMES = 500;

interface OpenHour {
  /** The field of its sketches: each process keeps its own parts, and readers merge them. */
  part: string;
  visitors: Sketch;
  sessions: Sketch;
  names: Record<Dimension, Set<string>>;
}

const newHour = (): OpenHour => ({
  part: uuidv4().slice(0, 8),
  visitors: new Sketch(),
  sessions: new Sketch(),
  names: Object.fromEntries(DIMENSIONS.map((name) => [name, new Set()])) as OpenHour['names'],
});

/**
 * Increments of open hours. Counters are added in the database; sketches cannot be, so each process
 * keeps those of the hours that it counts in and writes them whole where they changed.
 */
export function createOpenHours() {
  const known = new LRUCache<string, OpenHour>({ max: REMEMBERED });

  const incrementsOf = (open: OpenHour, tally: Tally): Record<string, number> => {
    const inc: Record<string, number> = {};
    for (const counter of COUNTERS)
      if (tally.counts[counter] > 0) inc[counter] = tally.counts[counter];
    for (const dimension of DIMENSIONS) {
      const names = open.names[dimension];
      for (const [name, count] of tally.names[dimension].by) {
        if (names.size < MAX_NAMES) names.add(name);
        const field = nameField(dimension, names.has(name) ? name : undefined);
        inc[field] = (inc[field] ?? 0) + count;
      }
    }
    return inc;
  };

  return {
    /** The write that counts a tally in its hour, and sees to it that the hour is closed. */
    count(doc: Pick<RollupDoc, '_id' | 'site' | 'zone' | 'at' | 'day'>, tally: Tally): Touch {
      let open = known.get(doc._id);
      if (!open) known.set(doc._id, (open = newHour()));
      const set: Record<string, Buffer> = {};
      if (open.visitors.merge(tally.visitors)) set[`visitors.${open.part}`] = open.visitors.bytes();
      if (open.sessions.merge(tally.sessions)) set[`sessions.${open.part}`] = open.sessions.bytes();
      const due = new Date(closingOf(doc.at.getTime()));
      return { doc, inc: incrementsOf(open, tally), set, due };
    },
  };
}
