import { problemsByField } from '../../api/problems.ts';
import { strings } from '../../strings.ts';
import { wordsFor } from '../error-state/error-state.ts';

/**
 * What to say above the fields about a failure: no more than that something is wrong where every
 * problem stands at its field; else the first that stands nowhere.
 * @param places the paths whose problems are shown at a field, with what is below them
 */
export function refusalWords(error: unknown, places: readonly string[]): string {
  const refused = Object.entries(problemsByField(error));
  if (refused.length === 0) return wordsFor(error);
  const isPlaced = (path: string) =>
    places.some((place) => path === place || path.startsWith(`${place}.`));
  const elsewhere = refused.find(([path]) => !isPlaced(path));
  return elsewhere ? elsewhere[1] : strings.settings.problems;
}
