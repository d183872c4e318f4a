import type { OwnRedactions } from './own-redactions.ts';
import { scrubUrl } from './scrub-url.ts';

/** Limits of an event's properties (contract §2). */
const MAX_BYTES = 32 * 1024;
const MAX_DEPTH = 5;

/** Why properties were refused; the text says what to change. */
export type PropertiesProblem =
  'properties nest deeper than 5 levels' | 'properties are larger than 32 KB';

class Refused extends Error {
  readonly problem: PropertiesProblem;
  constructor(problem: PropertiesProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Names by which the database's driver would take a plain object for one of its own types. */
const DRIVER_NAMES: Readonly<Record<string, string>> = { _bsontype: 'bsontype', $ref: 'ref' };

/** A url among properties is scrubbed like the page's own. */
const cleanText = (text: string, own?: OwnRedactions): string => {
  const value = text.toWellFormed();
  return /^https?:\/\//i.test(value) ? (scrubUrl(value, true, own) ?? value) : value;
};

const clean = (value: unknown, depth: number, own?: OwnRedactions): unknown => {
  if (typeof value === 'string') return cleanText(value, own);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) throw new Refused('properties nest deeper than 5 levels');
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1, own));
  // Without a prototype, a key such as __proto__ is a key like any other.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const wellFormed = key.toWellFormed().replaceAll('\0', '\uFFFD');
    const name = Object.hasOwn(DRIVER_NAMES, wellFormed)
      ? (DRIVER_NAMES[wellFormed] as string)
      : wellFormed;
    copy[name] = clean((value as Record<string, unknown>)[key], depth + 1, own);
  }
  return copy;
};

/**
 * A copy of the properties that any store can hold: well-formed strings, finite numbers, no NUL in
 * a key. They are values from here on and never part of a query.
 * @param own what the site wants out of its addresses
 * @returns the copy, or why it was refused
 */
export function checkProperties(
  properties: Record<string, unknown>,
  own?: OwnRedactions,
): { ok: true; properties: Record<string, unknown> } | { ok: false; problem: PropertiesProblem } {
  try {
    const copy = clean(properties, 0, own) as Record<string, unknown>;
    if (Buffer.byteLength(JSON.stringify(copy)) > MAX_BYTES)
      throw new Refused('properties are larger than 32 KB');
    return { ok: true, properties: copy };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}
