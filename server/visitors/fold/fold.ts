import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import type { Scoring } from '../scoring.ts';
import { campaignOf } from './campaign.ts';
import { foldFound } from './found.ts';
import { foldIdentify, trimIdentities } from './identities.ts';
import { foldSession, trimSessions } from './sessions.ts';
import {
  earliest,
  isAfter,
  latest,
  type PagePoint,
  type Point,
  type VisitorState,
} from './state.ts';

/** Recent paths kept for the search. */
const KEPT_PATHS = 20;
const KEPT_CONVERSATIONS = 50;

const pointOf = (event: StoredEvent): Point => ({
  at: event.timestamp.getTime(),
  seq: event.seq ?? 0,
  id: event.event_id,
});

const pageOf = (event: StoredEvent, point: Point): PagePoint | undefined => {
  if (event.event !== 'page_view' || event.url === undefined) return undefined;
  return {
    ...point,
    url: event.url,
    ...(event.title === undefined ? {} : { title: event.title }),
    ...(event.referrer === undefined ? {} : { referrer: event.referrer }),
  };
};

/** Pages of a site come again and again. */
const knownPaths = new LRUCache<string, string>({ max: 5_000 });

const pathOf = (url: string): string => {
  const known = knownPaths.get(url);
  if (known !== undefined) return known;
  const path = (URL.canParse(url) ? new URL(url).pathname : url).slice(0, 200);
  knownPaths.set(url, path);
  return path;
};

const foldTouch = (state: VisitorState, page: PagePoint): void => {
  const campaign = campaignOf(page.url);
  if (!campaign) return;
  const { title: _, ...touched } = page;
  const touch = { ...touched, campaign };
  state.firstTouch = earliest(touch, state.firstTouch);
  state.lastTouch = latest(touch, state.lastTouch);
};

const foldPage = (state: VisitorState, page: PagePoint): void => {
  state.pageViews += 1;
  foldTouch(state, page);
  state.firstPage = earliest(page, state.firstPage);
  state.lastPage = latest(page, state.lastPage);
  const path = pathOf(page.url);
  const known = state.paths.find((entry) => entry.path === path);
  if (known) known.at = Math.max(known.at, page.at);
  else state.paths.push({ path, at: page.at });
  state.paths.sort((a, b) => b.at - a.at || (a.path < b.path ? -1 : 1));
  // A path that was dropped and is seen again comes with its own, later time: no order is needed.
  state.paths.splice(KEPT_PATHS);
};

const foldBrowser = (state: VisitorState, event: StoredEvent, point: Point): void => {
  state.lastAt = Math.max(state.lastAt, point.at);
  if (event.user_agent !== undefined && isAfter(point, state.agent)) {
    state.agent = { ...point, userAgent: event.user_agent };
  }
  const { network } = event;
  if (!network) return;
  if (isAfter(point, state.network)) state.network = { ...point, network };
  if (!network.company) return;
  const claim = { ...point, company: network.company };
  if (network.company.confidence === 'low') state.weakCompany = latest(claim, state.weakCompany);
  else state.firmCompany = latest(claim, state.firmCompany);
};

const foldConversation = (state: VisitorState, event: StoredEvent): void => {
  state.messages += 1;
  const id = event.properties?.['conversation_id'];
  if (typeof id !== 'string' || state.conversations.includes(id)) return;
  state.conversations = [...state.conversations, id].sort().slice(-KEPT_CONVERSATIONS);
};

/**
 * Adds one event to a visitor's state, in place. Any order of the same events gives the same state.
 * @param bounded true when the state is what was stored before: where a bound was met, only all
 *   events together can tell, and the answer is `unsure`
 */
export function foldEvent(
  state: VisitorState,
  event: StoredEvent,
  scoring: Scoring,
  bounded: boolean,
): 'folded' | 'unsure' {
  const point = pointOf(event);
  if (event.source === 'internal') {
    if (event.event === 'enriched') foldFound(state, event, point);
    return 'folded';
  }
  const page = pageOf(event, point);
  state.events += 1;
  state.firstAt = state.firstAt === 0 ? point.at : Math.min(state.firstAt, point.at);
  if (event.bot) state.bots += 1;
  if (event.excluded) state.excluded += 1;
  if (event.event === 'purchase') state.purchases += 1;
  if (page) foldPage(state, page);
  if (event.event === 'message_sent') foldConversation(state, event);
  if (event.source === 'browser') foldBrowser(state, event, point);
  state.intent = scoring.add(state.intent, event);
  const sure =
    foldSession(state, event, page, bounded) &&
    (event.event !== 'identify' || foldIdentify(state, event, point, bounded));
  return sure ? 'folded' : 'unsure';
}

/** Brings a state within its bounds, in one order whatever came first; the last step of every fold. */
export function settleState(state: VisitorState): VisitorState {
  trimSessions(state);
  trimIdentities(state);
  return state;
}
