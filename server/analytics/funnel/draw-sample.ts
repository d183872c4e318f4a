import { createHash } from 'node:crypto';
import type { FunnelStore, VisitorRange } from './funnel-store.ts';

/** Visitors that stand for all, and how many events they have. */
export interface Sample {
  visitors: VisitorRange[];
  events: number;
}

/** Which events are asked about, about how many there are, and how many may be looked at. */
export interface Wanted {
  from: number;
  to: number;
  events: number;
  limit: number;
}

type Store = ReturnType<FunnelStore['forSite']>;

/** The parts of all visitors that have an index of their own, by time (event-store.ts). */
const PARTS: readonly { part: number; visitors: VisitorRange }[] = [
  { part: 1 / 8, visitors: { to: 'v_2', index: 'eighth_of_visitors' } },
  { part: 1 / 64, visitors: { to: 'v_04', index: 'sixty_fourth_of_visitors' } },
];
const SMALLEST = PARTS.at(-1);
/** A part may have so many times the events that it should have; then ids are not random. */
const TOLERANCE = 2;

/** The visitors whose ids, were they random, have about `limit` of the events. */
function partOf({ events, limit }: Wanted): VisitorRange | undefined {
  const share = limit / events;
  const fitting = PARTS.find(({ part }) => part <= share);
  if (fitting || !SMALLEST) return fitting?.visitors;
  const bound = Math.floor(share * 2 ** 32);
  return { ...SMALLEST.visitors, to: `v_${bound.toString(16).padStart(8, '0')}` };
}

/** Where the order of ids is begun; the same for the same question, so that no answer flickers. */
const startFor = (question: string): string =>
  `v_${createHash('sha256').update(question).digest('hex').slice(0, 8)}`;

/** In the order of ids from some place on, and from the first one on if that is not enough. */
async function drawByOrder(
  store: Store,
  question: string,
  { from, to, limit }: Wanted,
): Promise<Sample> {
  const start = startFor(question);
  /** Up to the visitor at whom the limit would cut, who is left out unless there is no other. */
  const draw = async (range: VisitorRange, left: number): Promise<Sample & { full: boolean }> => {
    const cut = await store.visitorAt(left, from, to, range);
    if (!cut) return { visitors: [range], events: await store.count(from, to, range), full: false };
    const { visitor, before } = cut;
    if (before > 0) return { visitors: [{ ...range, to: visitor }], events: before, full: true };
    // The very first one has more events than the limit: `!` comes before all that ids are made of.
    const whole = { ...range, to: `${visitor}!` };
    return { visitors: [whole], events: await store.count(from, to, whole), full: true };
  };
  const upper = await draw({ from: start }, limit);
  if (upper.full) return upper;
  const lower = await draw({ to: start }, limit - upper.events);
  return {
    visitors: [...upper.visitors, ...lower.visitors],
    events: upper.events + lower.events,
  };
}

/**
 * Draws whole visitors who have about `limit` events in [from, to) together, one visitor at least.
 * Ids are random, so any stretch of them is a fair sample; how large it is, is counted. Where ids
 * turn out not to be random, visitors are taken in the order of their ids.
 */
export async function drawSample(store: Store, question: string, wanted: Wanted): Promise<Sample> {
  const { from, to, limit } = wanted;
  const visitors = partOf(wanted);
  if (visitors) {
    const events = await store.count(from, to, visitors, limit * TOLERANCE + 1);
    if (events > 0 && events <= limit * TOLERANCE) return { visitors: [visitors], events };
  }
  return drawByOrder(store, question, wanted);
}
