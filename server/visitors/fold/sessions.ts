import type { StoredEvent } from '../../contracts/stored-event.ts';
import { earliest, type PagePoint, type VisitorState } from './state.ts';

/** Sessions kept whole; older ones remain as a count (design). */
const KEPT = 100;

/**
 * Counts the event in its session.
 * @returns false where only all events together could tell: the session may be one that was dropped
 */
export function foldSession(
  state: VisitorState,
  event: StoredEvent,
  page: PagePoint | undefined,
  bounded: boolean,
): boolean {
  const id = event.session_id;
  if (id === undefined) return true;
  const at = event.timestamp.getTime();
  let session = state.sessions.findLast((known) => known.id === id);
  if (!session) {
    if (bounded && state.sessions.length >= KEPT) return false;
    session = { id, start: at, end: at, events: 0, pageViews: 0 };
    state.sessions.push(session);
  }
  if (at < session.start) {
    if (bounded && state.sessionsDropped > 0 && at <= state.droppedUpTo) return false;
    session.start = at;
  }
  session.end = Math.max(session.end, at);
  session.events += 1;
  if (page) {
    session.pageViews += 1;
    session.entry = earliest(page, session.entry);
  }
  return true;
}

/** Keeps the latest 100 sessions and the count of the rest; sorted, so that equal histories are equal data. */
export function trimSessions(state: VisitorState): void {
  state.sessions.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const dropped = state.sessions.splice(0, Math.max(0, state.sessions.length - KEPT));
  state.sessionsDropped += dropped.length;
  for (const { start } of dropped) state.droppedUpTo = Math.max(state.droppedUpTo, start);
}
