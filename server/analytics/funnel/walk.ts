/** An event that is one or more of the steps. */
export interface Hit {
  /** ms */
  at: number;
  seq: number;
  id: string;
  /** The steps that it is, as bits. */
  steps: number;
}

const byTime = (a: Hit, b: Hit): number => a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : 1);

/**
 * How many of the steps a visitor did one after the other. Each event is one step at most; taking
 * the earliest that fits leaves the most time for the rest.
 */
export function stepsDone(hits: readonly Hit[], steps: number): number {
  let done = 0;
  for (const hit of hits.toSorted(byTime)) {
    if (done < steps && (hit.steps & (1 << done)) !== 0) done += 1;
  }
  return done;
}
