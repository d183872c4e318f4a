import { paths } from './routes.ts';

const PATIENCE_MS = 1_200;

/** Where `g` and a second key lead. */
const PLACES: Readonly<Record<string, string>> = {
  o: paths.overview,
  v: paths.visitors,
  c: paths.companies,
  i: paths.inbox,
  a: paths.alerts,
  s: paths.settings,
};

/** Listens for `g` and then the letter of a place. @returns what takes each key at its moment, and answers where to go */
export function createGoTo(): (key: string, now: number) => string | undefined {
  let begunAt = Number.NEGATIVE_INFINITY;
  return (key, now) => {
    const place = now - begunAt < PATIENCE_MS ? PLACES[key] : undefined;
    begunAt = key === 'g' ? now : Number.NEGATIVE_INFINITY;
    return place;
  };
}
