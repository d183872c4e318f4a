/** Rounds begin at least so far apart. */
const SHORTEST_MS = 40;
const LONGEST_MS = 350;
/** The projector works for at most a fifth of the time and gathers for the rest. */
const SHARE = 5;

/**
 * How long after the last round began the next one may begin: an idle projector folds at once, a
 * busy one gathers more events of the same visitors for the same few commands.
 * @param took how long the last round took, ms
 */
export const gatherTime = (took: number): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, took * SHARE));
