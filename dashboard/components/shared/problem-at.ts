import { strings } from '../../strings.ts';

const LINE = /^\d+$/;

/**
 * What was refused of a field, out of the problems by path: of a field of several lines the first
 * of them, with its number ("Line 2: …" for `allowed_origins.1`).
 */
export function problemAt(
  problems: Readonly<Record<string, string>>,
  path: string,
): string | undefined {
  const own = problems[path];
  if (own !== undefined) return own;
  const found = Object.entries(problems).find(([at]) => at.startsWith(`${path}.`));
  if (!found) return undefined;
  const [at, message] = found;
  const rest = at.slice(path.length + 1);
  return LINE.test(rest) ? strings.settings.site.line(Number(rest) + 1, message) : message;
}
