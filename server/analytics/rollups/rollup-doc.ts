import type { Sketch } from '../sketch/sketch.ts';
import {
  COUNTERS,
  DIMENSIONS,
  emptyTally,
  type Counter,
  type Dimension,
  type Names,
  type Tally,
} from './tally.ts';

type NameFields = { [dimension in Dimension]?: Record<string, number> };
type SketchFields = { [field in 'visitors' | 'sessions']?: Record<string, Buffer> };

/** What a rollup has counted, as it lies in the database. What is missing is 0. */
export interface RollupCounts extends Partial<Record<Counter, number>>, NameFields, SketchFields {}

/** An hour of `rollup_hours`, or a day of `rollup_days`. */
export interface RollupDoc extends RollupCounts {
  /** `site:zone:2026-03-29T10:00Z` (where the hour begins), or `site:zone:2026-03-29`. */
  _id: string;
  site: string;
  zone: string;
  at: Date;
  /** The local date. */
  day: string;
  /** A random token of the last increment; absent where there was none. */
  counted?: string;
  /** A random token of the last recount. */
  version?: string;
  /** A random token of the last reason to recount; absent where there is none. */
  mark?: string;
  /** When it is to be recounted; absent where it is not. */
  due?: Date;
}

/** What a site's rollups in one zone have in common. */
export const rollupPrefix = (site: string, zone: string): string => `${site}:${zone}:`;

/** The `_id` of an hour by its beginning, of a day by its date. */
export const rollupId = (site: string, zone: string, of: number | string): string =>
  rollupPrefix(site, zone) +
  (typeof of === 'string' ? of : `${new Date(of).toISOString().slice(0, 16)}Z`);

/** The field of names that were not kept; no encoded name is like it. */
const OTHER = '%other';
/** The part of a sketch that a recount wrote. */
const WHOLE = 'all';

// oxlint-disable-next-line no-control-regex -- NUL may not be in a field's name
const NOT_IN_FIELD_NAMES = /[%.$\u0000]/g;

/** A name as a field of a document, where dots and dollars would mean something else. */
export const fieldOf = (name: string): string =>
  name.replace(
    NOT_IN_FIELD_NAMES,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  ) || '%none';

const nameOf = (field: string): string =>
  field === '%none'
    ? ''
    : field.replace(/%([0-9A-F]{2})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );

const fieldsOf = ({ by, other }: Names): Record<string, number> => {
  const fields = [...by].map(([name, count]): [string, number] => [fieldOf(name), count]);
  if (other > 0) fields.push([OTHER, other]);
  return Object.fromEntries(fields);
};

/** A whole count, as a recount writes it. */
export const countsOf = (tally: Tally): Required<RollupCounts> => ({
  ...tally.counts,
  ...(Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, fieldsOf(tally.names[dimension])]),
  ) as Required<NameFields>),
  visitors: { [WHOLE]: tally.visitors.bytes() },
  sessions: { [WHOLE]: tally.sessions.bytes() },
});

/** Without a name: those that were not kept. */
type NamedCounts = readonly (readonly [name: string | undefined, count: number])[];

/** Names as they were read, by the field that holds them: rollups are kept, and added up often. */
const readNames = new WeakMap<Record<string, number>, NamedCounts>();

const namesIn = (fields: Record<string, number>): NamedCounts => {
  const known = readNames.get(fields);
  if (known) return known;
  const names = Object.entries(fields).map(
    ([field, count]) => [field === OTHER ? undefined : nameOf(field), count] as const,
  );
  readNames.set(fields, names);
  return names;
};

const addParts = (sketch: Sketch, parts: Record<string, Buffer> | undefined): void => {
  for (const part of Object.values(parts ?? {})) sketch.mergeBytes(part);
};

/** Adds what a rollup has counted to a tally; without the names, where only totals are wanted. */
export function addCounts(
  tally: Tally,
  counts: RollupCounts,
  what: 'all' | 'totals' = 'all',
): void {
  for (const counter of COUNTERS) tally.counts[counter] += counts[counter] ?? 0;
  for (const dimension of what === 'all' ? DIMENSIONS : []) {
    const names = tally.names[dimension];
    const fields = counts[dimension];
    for (const [name, count] of fields ? namesIn(fields) : []) {
      if (name === undefined) names.other += count;
      else names.by.set(name, (names.by.get(name) ?? 0) + count);
    }
  }
  addParts(tally.visitors, counts.visitors);
  addParts(tally.sessions, counts.sessions);
}

/** The tally of several rollups together. */
export function tallyOf(rollups: Iterable<RollupCounts>, what: 'all' | 'totals' = 'all'): Tally {
  const tally = emptyTally();
  for (const counts of rollups) addCounts(tally, counts, what);
  return tally;
}

/** How an increment names the count of a name, and that of the names beyond the bound. */
export const nameField = (dimension: Dimension, name: string | undefined): string =>
  `${dimension}.${name === undefined ? OTHER : fieldOf(name)}`;
