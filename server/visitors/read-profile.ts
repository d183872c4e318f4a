import Bowser from 'bowser';
import type { VisitorProfile, VisitorTouch } from '../contracts/visitors.ts';
import { foundValue } from './fold/found.ts';
import { personFields, sourcesOf } from './found-of.ts';
import { derive } from './derive.ts';
import {
  earliest,
  latest,
  type SessionState,
  type Touch,
  type VisitorState,
} from './fold/state.ts';
import { rowOf } from './row-of.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { Scoring } from './scoring.ts';
import type { VisitorStore } from './visitor-store.ts';

const SHOWN_SESSIONS = 20;

const hostOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;

/** A session's source is its first page view's referrer; the site's own hosts never count. */
const sourceOf = ({ entry }: SessionState): string => {
  const referrer = hostOf(entry?.referrer);
  return referrer === undefined || referrer === hostOf(entry?.url) ? 'direct' : referrer;
};

const sessionOf = (session: SessionState): VisitorProfile['recent_sessions'][number] => ({
  id: session.id,
  started_at: new Date(session.start).toISOString(),
  ended_at: new Date(session.end).toISOString(),
  page_views: session.pageViews,
  events: session.events,
  ...(session.entry ? { entry_url: session.entry.url } : {}),
  source: sourceOf(session),
});

const touchOf = ({ at, url, referrer, campaign }: Touch): VisitorTouch => ({
  at: new Date(at).toISOString(),
  url,
  ...(referrer === undefined ? {} : { referrer }),
  campaign,
});

/** The first and the latest touch of all these histories. */
const touchesOf = (
  states: readonly VisitorState[],
): Pick<VisitorProfile, 'first_touch' | 'last_touch'> => {
  const firsts = states.flatMap(({ firstTouch }) => firstTouch ?? []);
  const lasts = states.flatMap(({ lastTouch }) => lastTouch ?? []);
  if (firsts.length === 0) return {};
  return {
    first_touch: touchOf(firsts.reduce((a, b) => earliest(a, b))),
    last_touch: touchOf(lasts.reduce((a, b) => latest(a, b))),
  };
};

const agentOf = (userAgent: string): VisitorProfile['user_agent'] => {
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    ...(browser.name
      ? { browser: [browser.name, browser.version?.split('.')[0]].filter(Boolean).join(' ') }
      : {}),
    ...(os.name ? { os: os.name } : {}),
    ...(platform.type ? { device: platform.type } : {}),
  };
};

const traitsOf = (state: VisitorState): Record<string, unknown> =>
  Object.fromEntries((state.identities[0]?.traits ?? []).map(({ key, value }) => [key, value]));

const networkOf = (state: VisitorState): VisitorProfile['network'] | undefined => {
  const network = state.network?.network;
  if (!network) return undefined;
  const { type, asn, org, data_version } = network;
  return {
    type,
    data_version,
    ...(asn === undefined ? {} : { asn }),
    ...(org === undefined ? {} : { org }),
  };
};

/** Who the person is as providers found it, and which visitors are of a verified one. */
const personOf = (doc: VisitorDoc, state: VisitorState): VisitorProfile['person'] | undefined => {
  const fields = personFields(state);
  const found = Object.fromEntries(
    (['name', 'title', 'linkedin_url'] as const).flatMap((part) => {
      const value = foundValue(fields, `person.${part}`);
      return value === undefined ? [] : [[part, String(value)]];
    }),
  );
  const whole =
    doc.kind === 'person'
      ? { id: doc.visitor_id, visitors: doc.members }
      : doc.person !== null && { id: doc.person, visitors: [doc.visitor_id] };
  return whole || Object.keys(found).length > 0 ? { ...whole, ...found } : undefined;
};

export interface ProfileDeps {
  visitors: VisitorStore;
  scoringFor(site: string): Promise<Scoring | undefined>;
  among(site: string, visitors: readonly string[]): Promise<Set<string>>;
}

/** The visitors whose history a profile shows: itself, or a person's members (best score first). */
const membersOf = async (visitors: VisitorStore, doc: VisitorDoc): Promise<VisitorDoc[]> => {
  if (doc.kind === 'visitor') return [doc];
  const members = await visitors.ofPerson(doc.site, doc.visitor_id);
  return members.toSorted(
    (a, b) => doc.members.indexOf(a.visitor_id) - doc.members.indexOf(b.visitor_id),
  );
};

/** Everything about one visitor (or verified person) as of `now`; undefined where there is none. */
export async function readProfile(
  deps: ProfileDeps,
  site: string,
  visitorId: string,
  now: number,
): Promise<VisitorProfile | undefined> {
  const doc = await deps.visitors.get(`${site}:${visitorId}`);
  const scoring = await deps.scoringFor(site);
  if (!doc || !scoring) return undefined;
  const members = await membersOf(deps.visitors, doc);
  const seen = members.flatMap((member) => (member.state ? [{ member, state: member.state }] : []));
  const scored = seen
    .map(({ state }) => ({ state, ...derive(state, scoring, now, null) }))
    .toSorted((a, b) => b.scored.intent - a.scored.intent);
  const best = scored[0];
  if (!best) return undefined;
  const newest =
    seen.toSorted((a, b) => Number(b.member.last_seen) - Number(a.member.last_seen))[0]?.state ??
    best.state;
  const present = await deps.among(
    site,
    members.map(({ visitor_id }) => visitor_id),
  );
  const network = networkOf(newest);
  const person = personOf(doc, best.state);
  const sessions = seen.flatMap(({ state }) => state.sessions).toSorted((a, b) => b.end - a.end);
  return {
    ...rowOf({ ...doc, intent: best.scored.intent }, present.size > 0),
    score_breakdown: best.scored.breakdown,
    enterprise_breakdown: scoring.enterprise(best.input, now)?.breakdown ?? [],
    ...(network ? { network } : {}),
    traits: traitsOf(best.state),
    recent_sessions: sessions.slice(0, SHOWN_SESSIONS).map(sessionOf),
    ...(best.state.firstPage?.referrer ? { first_referrer: best.state.firstPage.referrer } : {}),
    ...touchesOf(seen.map(({ state }) => state)),
    ...(newest.agent?.userAgent ? { user_agent: agentOf(newest.agent.userAgent) } : {}),
    conversations: [...new Set(seen.flatMap(({ state }) => state.conversations))],
    lifecycle: doc.lifecycle,
    ...(person ? { person } : {}),
    sources: { ...sourcesOf(best.state, best.known), ...sourcesOf(newest, undefined) },
  };
}
