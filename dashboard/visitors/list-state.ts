import type { Page } from '../../server/contracts/lists.ts';
import type { VisitorRow } from '../../server/contracts/visitors.ts';

/** The rows on the screen, and where the list goes on. */
export interface ListState {
  rows: readonly VisitorRow[];
  total: number;
  total_relation: 'eq' | 'gte';
  nextCursor: string | null;
  /** A newer first page that waits until the pointer has left the rows. */
  held?: { page: Page<VisitorRow>; fresh: number };
}

const byId = (rows: readonly VisitorRow[]) => new Map(rows.map((row) => [row.id, row]));

/** The state of a list of which one page is known. */
export const startWith = (page: Page<VisitorRow>): ListState => ({
  rows: page.data,
  total: page.total,
  total_relation: page.total_relation ?? 'eq',
  nextCursor: page.next_cursor,
});

/** Adds the page that `nextCursor` led to. Rows that moved up meanwhile are not shown twice. */
export function append(state: ListState, page: Page<VisitorRow>): ListState {
  const known = byId(state.rows);
  return {
    ...state,
    rows: [...state.rows, ...page.data.filter(({ id }) => !known.has(id))],
    nextCursor: page.next_cursor,
  };
}

const withoutHeld = ({ held: _held, ...state }: ListState): ListState => state;

/** Puts a newer first page before the rows that were loaded further down. */
export function refresh(state: ListState, page: Page<VisitorRow>): ListState {
  const first = byId(page.data);
  const beyond = state.rows.slice(page.data.length).some(({ id }) => !first.has(id));
  const hasTail = state.rows.length > page.data.length && page.next_cursor !== null && beyond;
  if (!hasTail) return startWith(page);
  return {
    ...withoutHeld(state),
    rows: [...page.data, ...state.rows.filter(({ id }) => !first.has(id))],
    total: page.total,
    total_relation: page.total_relation ?? 'eq',
  };
}

/**
 * Takes the newer values but leaves every row where it is: nothing may jump under the mouse.
 * What would have moved is kept in `held` for `settle`.
 */
export function refreshInPlace(state: ListState, page: Page<VisitorRow>): ListState {
  const first = byId(page.data);
  const known = byId(state.rows);
  const moved = refresh(state, page).rows.some(({ id }, i) => state.rows[i]?.id !== id);
  return {
    ...state,
    rows: state.rows.map((row) => first.get(row.id) ?? row),
    ...(moved
      ? { held: { page, fresh: page.data.filter(({ id }) => !known.has(id)).length } }
      : {}),
  };
}

/** Lets the rows go where they belong. */
export const settle = (state: ListState): ListState =>
  state.held ? refresh(withoutHeld(state), state.held.page) : state;

/** Replaces one row that is loaded, where it stands. */
export const replace = (state: ListState, row: VisitorRow): ListState => ({
  ...state,
  rows: state.rows.map((old) => (old.id === row.id ? row : old)),
});

/** Takes a visitor out who is gone. */
export const remove = (state: ListState, id: string): ListState => ({
  ...state,
  rows: state.rows.filter((row) => row.id !== id),
});

/** Notes who came or left; the rest of the row stays. */
export const setOnline = (state: ListState, id: string, online: boolean): ListState => {
  const row = state.rows.find((one) => one.id === id);
  return row && row.online !== online ? replace(state, { ...row, online }) : state;
};
