import { companyOf, type KnownCompany } from './company-of.ts';
import { foundValue } from './fold/found.ts';
import type { Identity, VisitorState } from './fold/state.ts';
import { personFields, placeOf } from './found-of.ts';
import type { Scored, ScoreInput, Scoring } from './scoring.ts';
import { searchWords } from './search-words.ts';
import type { VisitorFields } from './visitor-doc.ts';

const traitOf = (identity: Identity | undefined, key: string): unknown =>
  identity?.traits.find((trait) => trait.key === key)?.value;

const textTrait = (identity: Identity | undefined, key: string): string | null => {
  const value = traitOf(identity, key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
};

const isCustomer = (state: VisitorState): boolean =>
  state.purchases > 0 || traitOf(state.identities[0], 'lifecycle') === 'customer';

/** A visitor as seen at one moment: the list's fields and the whole score. */
export interface Derived {
  fields: VisitorFields;
  scored: Scored;
  input: ScoreInput;
  known: KnownCompany | undefined;
}

/** Computes what lists show from the state. Pure; `now` in ms decides decay and the company's 30 days. */
export function derive(
  state: VisitorState,
  scoring: Scoring,
  now: number,
  person: string | null,
): Derived {
  const known = companyOf(state, scoring, now);
  const identity = state.identities[0];
  const bot = state.bots > 0;
  const input: ScoreInput = {
    state: state.intent,
    networkIsOwn: known?.networkIsOwn ?? false,
    bot,
    ...(known ? { company: known.company } : {}),
  };
  const scored = scoring.score(input, now);
  const due = [scoring.nextFall(input, now), known?.until].filter((at) => at !== undefined);
  const found = foundValue(personFields(state), 'person.name');
  const name = textTrait(identity, 'name') ?? (typeof found === 'string' ? found : null);
  const email = identity?.email || null;
  const fields: VisitorFields = {
    listed: !bot && state.excluded === 0 && person === null && state.events > 0,
    bot,
    excluded: state.excluded > 0,
    first_seen: new Date(state.firstAt),
    last_seen: new Date(state.lastAt || state.firstAt),
    intent: scored.intent,
    intent_due: due.length > 0 ? new Date(Math.min(...due)) : null,
    enterprise_score: scoring.enterprise(input, now)?.score ?? null,
    company: known ? { ...known.company, at: new Date(known.at) } : null,
    network_is_own: input.networkIsOwn,
    email,
    name,
    identity: identity ? (identity.verified ? 'verified' : 'unverified') : null,
    ...placeOf(state),
    page_url: state.lastPage?.url ?? null,
    page_title: state.lastPage?.title ?? null,
    page_views: state.pageViews,
    messages: state.messages,
    sessions: state.sessions.length + state.sessionsDropped,
    lifecycle: isCustomer(state) ? 'customer' : 'lead',
    words: searchWords([
      name,
      email,
      known?.company.name,
      known?.company.domain,
      textTrait(identity, 'company'),
      ...state.paths.map(({ path }) => path),
    ]),
  };
  return { fields, scored, input, known };
}
