import type { FoundField } from '../../contracts/finding.ts';
import type { CompanyFacts, Confidence, Network } from '../../contracts/network.ts';
import type { IntentState } from '../../contracts/intent.ts';

/** A place in a visitor's history; minima and maxima go by `(at, seq, id)`. */
export interface Point {
  at: number;
  seq: number;
  id: string;
}

export interface PagePoint extends Point {
  url: string;
  title?: string;
  referrer?: string;
}

/** A page view whose link a campaign or an ad network had marked. */
export interface Touch extends Point {
  url: string;
  referrer?: string;
  campaign: Record<string, string>;
}

export interface SessionState {
  id: string;
  start: number;
  end: number;
  events: number;
  pageViews: number;
  entry?: PagePoint;
}

export interface Trait extends Point {
  key: string;
  value: unknown;
}

/** What one e-mail's identifies have said; traits belong to the e-mail. `''` where none was given. */
export interface Identity {
  email: string;
  verified: boolean;
  personId?: string;
  last: Point;
  traits: Trait[];
  /** Some traits are beyond the bounds: whoever adds more recomputes. */
  trimmed?: true;
}

/** A business network that named a company. */
export interface CompanyClaim extends Point {
  company: CompanyFacts & { confidence: Confidence; source: string };
  /** Of a provider's claim: where each field is from. */
  fields?: FoundField[];
}

/** What a provider found of a domain, an e-mail, or (`''`) the network. */
export interface Found extends Point {
  subject: string;
  asn?: number;
  fields: FoundField[];
}

/**
 * Everything that a visitor's events amount to, whatever the order they came in. Plain data: it
 * is stored as it is. Times are milliseconds since the epoch.
 */
export interface VisitorState {
  events: number;
  pageViews: number;
  messages: number;
  bots: number;
  excluded: number;
  purchases: number;
  firstAt: number;
  /** Of activity in the browser; 0 where there was none. */
  lastAt: number;
  firstPage?: PagePoint;
  lastPage?: PagePoint;
  firstTouch?: Touch;
  lastTouch?: Touch;
  agent?: Point & { userAgent: string };
  network?: Point & { network: Network };
  /** The latest claim of medium or high, and the latest of low confidence. */
  firmCompany?: CompanyClaim;
  weakCompany?: CompanyClaim;
  foundNetwork?: Found;
  /** The latest first. */
  foundCompanies?: Found[];
  foundPersons?: Found[];
  sessions: SessionState[];
  sessionsDropped: number;
  droppedUpTo: number;
  identities: Identity[];
  identitiesDropped: number;
  paths: { path: string; at: number }[];
  conversations: string[];
  intent: IntentState;
}

/** The state of a visitor with no event yet. */
export function emptyState(intent: IntentState): VisitorState {
  return {
    events: 0,
    pageViews: 0,
    messages: 0,
    bots: 0,
    excluded: 0,
    purchases: 0,
    firstAt: 0,
    lastAt: 0,
    sessions: [],
    sessionsDropped: 0,
    droppedUpTo: 0,
    identities: [],
    identitiesDropped: 0,
    paths: [],
    conversations: [],
    intent,
  };
}

/** A copy that may be folded onto: everything that folding changes in place is the copy's own. */
export const copyState = (state: VisitorState): VisitorState => ({
  ...state,
  sessions: state.sessions.map((session) => ({ ...session })),
  identities: state.identities.map((one) => ({ ...one, traits: [...one.traits] })),
  paths: state.paths.map((path) => ({ ...path })),
});

/** Whether `a` comes after `b` in a visitor's history. */
export function isAfter(a: Point, b: Point | undefined): boolean {
  if (b === undefined || a.at !== b.at) return b === undefined || a.at > b.at;
  return a.seq === b.seq ? a.id > b.id : a.seq > b.seq;
}

/** The later of two points, of which either may be missing. */
export const latest = <T extends Point>(a: T, b: T | undefined): T =>
  isAfter(a, b) ? a : (b as T);

/** The earlier of two points, of which one may be missing. */
export const earliest = <T extends Point>(a: T, b: T | undefined): T =>
  b === undefined || isAfter(b, a) ? a : b;
