import type { DecideAlert } from '../../ports.ts';
import type { IntentState } from '../../contracts/intent.ts';
import type { Scoring } from '../scoring.ts';

/** Rules for tests of the protocol: every event is 30 points, and nothing decays. */
export const testScoring: Scoring = {
  rulesVersion: 1,
  threshold: 70,
  rearmAt: 55,
  empty: () => ({ seen: [] }) as unknown as IntentState,
  add: (state, event) => {
    const { seen } = state as unknown as { seen: string[] };
    return { seen: [...new Set([...seen, event.event_id])].sort() } as unknown as IntentState;
  },
  score: ({ state }) => {
    const intent = Math.min(100, (state as unknown as { seen: string[] }).seen.length * 30);
    return { intent, P: intent, G: 0, C: 0, breakdown: [] };
  },
  nextFall: () => undefined,
  enterprise: () => undefined,
  companyOfEmail: () => undefined,
};

/** Alerts at the crossing and never again. */
export const alertOnCrossing: DecideAlert = ({ armed, after, threshold, fresh }) => {
  const alert = armed && fresh && after >= threshold;
  return { armed: armed && !alert, alert };
};
