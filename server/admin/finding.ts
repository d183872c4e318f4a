import type { Connection } from 'mongoose';
import type { Features } from '../features.ts';
import type { Clock } from '../ports.ts';

/** One thing that is not as it should be, in a line. */
export type Finding = string;

/** What the checks look at. */
export interface CheckDeps {
  connection: Connection;
  features: Pick<Features, 'pipeline' | 'analytics' | 'accounts'>;
  clock: Clock;
}

/** With the fields of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, sorted(part)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** One form for what was computed and what was stored: no -0, and nothing that is null or absent. */
const formOf = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const plain: unknown = JSON.parse(JSON.stringify(value), (_, part: unknown) => part ?? undefined);
  return JSON.stringify(sorted(plain));
};

/** When a score is due to fall is found by bisection from where one begins to look. */
const DUE_TOLERANCE_MS = 1_000;

const areSame = (a: unknown, b: unknown, name: string): boolean =>
  name === 'intent_due' && a instanceof Date && b instanceof Date
    ? Math.abs(Number(a) - Number(b)) <= DUE_TOLERANCE_MS
    : formOf(a) === formOf(b);

/** The names of the fields in which two documents differ, but for some that do not count. */
export function differences(
  expected: object,
  found: object,
  but: readonly string[] = [],
): string[] {
  const [a, b] = [expected, found] as Record<string, unknown>[];
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((name) => !but.includes(name) && !areSame(a?.[name], b?.[name], name))
    .toSorted();
}

/** Whether a batch that touches one of these visitors (`site:visitor`) is still to be folded. */
export const isPending = async (
  connection: Connection,
  keys: readonly string[],
): Promise<boolean> => {
  const found = await connection
    .collection('pending_batches')
    .findOne({ visitors: { $in: [...keys] } }, { projection: { _id: 1 } });
  return found !== null;
};
