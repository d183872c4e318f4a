import type { IntentState, Mark, Signal, ViewClaim } from '../contracts/intent.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { kindOf, type IntentRules, type PageKind } from './rules.ts';
import { strongest, type Ranking } from './strongest.ts';
import { viewClaim } from './view-claim.ts';

/** A visitor of whom nothing is known yet. */
export const emptyIntent: IntentState = { pages: [], signals: [] };

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? 1 : a > b ? -1 : 0);

/** All of one kind decay alike, so the order of log2(factor) + at/half-life never changes with time. */
const viewRanking = (halfLife: number): Ranking<ViewClaim> => ({
  key: ({ view }) => view,
  order: (a, b) =>
    compare(Math.log2(a.factor) + a.at / halfLife, Math.log2(b.factor) + b.at / halfLife) ||
    compare(a.at, b.at) ||
    compare(a.factor, b.factor) ||
    compare(a.view, b.view),
});

const markRanking: Ranking<Mark> = {
  key: ({ id }) => id,
  order: (a, b) => compare(a.at, b.at) || compare(a.id, b.id),
};

/** The signals that an event is, besides being a view's claim. */
const signalsOf: Readonly<Record<string, readonly Signal[]>> = {
  widget_opened: ['widget_opened'],
  message_sent: ['messages'],
  action_clicked: ['action_clicked'],
  identify: ['identify'],
  goal_achieved: ['goal_achieved'],
};

function withView(state: IntentState, kind: PageKind, claim: ViewClaim, rules: IntentRules) {
  const row = state.pages.find((page) => page.kind === kind);
  const known = row?.claims ?? [];
  const ranking = viewRanking(rules.halfLives.pages);
  const claims = strongest(known, [claim], rules.viewShares.length, ranking);
  if (claims === known) return state;
  const others = state.pages.filter((page) => page !== row);
  const pages = [...others, { kind, claims }].toSorted((a, b) => compare(b.kind, a.kind));
  return { ...state, pages };
}

function withMark(state: IntentState, signal: Signal, mark: Mark, rules: IntentRules) {
  const row = state.signals.find((entry) => entry.signal === signal);
  const known = row?.marks ?? [];
  const most = rules.weights.signals[signal].length;
  const marks = strongest(known, [mark], most, markRanking);
  if (marks === known) return state;
  const others = state.signals.filter((entry) => entry !== row);
  const signals = [...others, { signal, marks }].toSorted((a, b) => compare(b.signal, a.signal));
  return { ...state, signals };
}

/**
 * Adds what one event says. Pure: answers a new state, or the very same object where the event
 * changes nothing. Events of bots, of excluded visitors and internal ones never count.
 */
export function addEvent(state: IntentState, event: StoredEvent, rules: IntentRules): IntentState {
  if (event.bot || event.excluded || event.source === 'internal') return state;
  let next = state;
  const claim = viewClaim(event);
  if (claim && event.url !== undefined) {
    const kind = kindOf(event.url, rules);
    if (rules.weights.pages[kind]) next = withView(next, kind, claim, rules);
  }
  const mark = { id: event.event_id, at: event.timestamp.getTime() };
  const named = Object.hasOwn(signalsOf, event.event) ? signalsOf[event.event] : undefined;
  for (const signal of named ?? []) next = withMark(next, signal, mark, rules);
  if (event.asks && event.asks !== 'none') next = withMark(next, 'asks', mark, rules);
  return next;
}
