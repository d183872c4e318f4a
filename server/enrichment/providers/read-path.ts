import type { FieldPath } from './provider-row.ts';

const step = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
};

/** The value at a path of names joined by dots (a number for a place in a list), or undefined. */
export const readPath = (answer: unknown, path: string): unknown =>
  path.split('.').reduce(step, answer);

const isThere = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value.trim() !== '') ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  typeof value === 'boolean';

// `Array.isArray` does not narrow a readonly list.
const isList = (path: Exclude<FieldPath, string>): path is readonly string[] => Array.isArray(path);

/** The first value that is there at a field's places; several joined ones as one text. */
export function readField(answer: unknown, path: FieldPath): string | number | boolean | undefined {
  if (typeof path === 'object' && !isList(path)) {
    const parts = path.join.map((one) => readPath(answer, one)).filter(isThere);
    return parts.length > 0 ? parts.join(', ') : undefined;
  }
  for (const one of [path].flat()) {
    const value = readPath(answer, one);
    if (isThere(value)) return value;
  }
  return undefined;
}
