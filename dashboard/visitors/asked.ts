import type { VisitorSegment } from '../../server/contracts/visitors.ts';
import type { VisitorsAsked } from '../api/visitors.ts';

/** What of a list can be chosen; the page and its size are the page's own business. */
export type Asked = Omit<VisitorsAsked, 'limit' | 'cursor'>;

/** The orders a list can have. */
export const SORTS = ['last_seen', 'intent', 'first_seen'] as const;

const isSort = (value: string | null): value is (typeof SORTS)[number] =>
  SORTS.some((sort) => sort === value);

/** The parts of the visitors that can be looked at alone. */
export const SEGMENTS = [
  'leads',
  'customers',
  'new',
  'returning',
] as const satisfies readonly VisitorSegment[];

const isSegment = (value: string | null): value is VisitorSegment =>
  SEGMENTS.some((segment) => segment === value);

/** Reads the choices from the address, so that a filtered list can be bookmarked and sent on. */
export function askedFrom(search: string): Asked {
  const params = new URLSearchParams(search);
  const text = (name: 'q' | 'company' | 'country') => {
    const value = params.get(name)?.trim();
    return value ? { [name]: value } : {};
  };
  const sort = params.get('sort');
  const segment = params.get('segment');
  const minIntent = Number(params.get('min_intent'));
  return {
    ...text('q'),
    ...text('company'),
    ...text('country'),
    ...(isSort(sort) && sort !== 'last_seen' ? { sort } : {}),
    ...(minIntent > 0 && minIntent <= 100 ? { min_intent: Math.round(minIntent) } : {}),
    ...(params.get('online') === 'true' ? { online: true } : {}),
    ...(params.get('identified') === 'true' ? { identified: true } : {}),
    ...(isSegment(segment) ? { segment } : {}),
  };
}

/** Writes the choices as the query of an address; empty for the plain list. */
export function searchOf(asked: Asked): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined && value !== '' && value !== false) params.set(name, String(value));
  }
  const search = params.toString();
  return search ? `?${search}` : '';
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ sort: _sort, ...rest }: Asked): boolean => searchOf(rest) !== '';
