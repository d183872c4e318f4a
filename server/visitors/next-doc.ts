import type { DecideAlert } from '../ports.ts';
import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { derive } from './derive.ts';
import type { VisitorState } from './fold/state.ts';
import { splitKey } from './projection-deps.ts';
import type { Scoring } from './scoring.ts';
import { settle } from './settle.ts';
import { FOLD_CODE, type VisitorDoc } from './visitor-doc.ts';

/** What the next write of a visitor is made of. */
export interface NextDocInput {
  key: string;
  previous: VisitorDoc | undefined;
  state: VisitorState;
  unsettled: string[];
  settled: readonly StoredEvent[];
  /** Retention's new base; the one of before unless given. */
  base?: { state: VisitorState; through: Date };
  scoring: Scoring;
  decideAlert: DecideAlert;
  now: number;
}

const personOf = (state: VisitorState): string | null => {
  const identity = state.identities[0];
  return (identity?.verified && identity.personId) || null;
};

/** Carried until another change, so that a crash between the write and its marks forgets neither. */
const priorDomain = (
  previous: VisitorDoc | undefined,
  domain: string | undefined,
): string | null => {
  const before = previous?.company?.domain;
  return before !== undefined && before !== domain ? before : (previous?.prior_domain ?? null);
};

/** The whole document of a visitor's next write: state, lists' fields, alert; one atomic write. */
export function nextDoc(input: NextDocInput): VisitorDoc {
  const { key, previous, state, scoring, now } = input;
  const { site, visitor } = splitKey(key);
  const person = personOf(state);
  const { fields, scored } = derive(state, scoring, now, person);
  const alert = settle(
    {
      previous,
      scoreBefore: () =>
        previous?.state ? derive(previous.state, scoring, now, person).scored.intent : 0,
      fields,
      scored,
      settled: input.settled,
      decides: person === null,
      threshold: scoring.threshold,
      rearmAt: scoring.rearmAt,
      now,
    },
    input.decideAlert,
  );
  return {
    _id: key,
    site,
    visitor_id: visitor,
    version: randomUUID(),
    kind: 'visitor',
    state,
    unsettled: input.unsettled,
    made_by: { code: FOLD_CODE, rules: scoring.rulesVersion },
    base: input.base?.state ?? previous?.base ?? null,
    through: input.base?.through ?? previous?.through ?? null,
    prior_domain: priorDomain(previous, fields.company?.domain),
    prior_person:
      previous?.person && previous.person !== person
        ? previous.person
        : (previous?.prior_person ?? null),
    settled_input: null,
    person,
    members: [],
    ...fields,
    ...alert,
  };
}
