import type { TimelineEvent, VisitorProfile } from '../../../server/contracts/visitors.ts';

/** An event of the timeline, with how long the page was read where that is known. */
export interface TimelineItem {
  event: TimelineEvent;
  engagedMs?: number;
  /** 0–100 */
  scrollDepth?: number;
}

/** One visit, newest event first. */
export interface TimelineSession {
  /** Undefined for events that belong to none, such as a server's. */
  id: string | undefined;
  items: TimelineItem[];
  startedAt: string;
  endedAt: string;
  source?: string;
}

const ABOUT_A_PAGE = new Set(['page_engaged', 'page_leave']);

const numberIn = (event: TimelineEvent, name: string): number =>
  Math.max(0, Number(event.properties?.[name]) || 0);

/** What is known of the reading of each page view; the largest report wins (contract §2). */
function readings(events: readonly TimelineEvent[]) {
  const byView = new Map<string, { engagedMs: number; scrollDepth: number }>();
  for (const event of events) {
    if (event.event !== 'page_leave' || !event.page_view_id) continue;
    const known = byView.get(event.page_view_id);
    byView.set(event.page_view_id, {
      engagedMs: Math.max(known?.engagedMs ?? 0, numberIn(event, 'engaged_ms')),
      scrollDepth: Math.max(known?.scrollDepth ?? 0, numberIn(event, 'scroll_depth')),
    });
  }
  return byView;
}

/**
 * Groups events (newest first) by session, newest session first. Reports about a page that is
 * in the list become part of its line instead of lines of their own.
 */
export function groupSessions(
  events: readonly TimelineEvent[],
  known: VisitorProfile['recent_sessions'] = [],
): TimelineSession[] {
  const views = new Set(
    events.filter(({ event }) => event === 'page_view').map(({ event_id }) => event_id),
  );
  const read = readings(events);
  const sessions = new Map<string, TimelineSession>();
  for (const event of events) {
    const isFolded = ABOUT_A_PAGE.has(event.event) && views.has(event.page_view_id ?? '');
    const key = event.session_id ?? '';
    const session = sessions.get(key) ?? {
      id: event.session_id,
      items: [],
      startedAt: event.timestamp,
      endedAt: event.timestamp,
    };
    sessions.set(key, session);
    if (event.timestamp < session.startedAt) session.startedAt = event.timestamp;
    if (!isFolded) session.items.push({ event, ...read.get(event.event_id) });
  }
  const facts = new Map(known.map((session) => [session.id, session]));
  const shown = [...sessions.values()].filter(({ items }) => items.length > 0);
  for (const session of shown) {
    const fact = facts.get(session.id ?? '');
    if (!fact) continue;
    session.source = fact.source;
    session.startedAt = fact.started_at;
    session.endedAt = fact.ended_at;
  }
  return shown;
}
