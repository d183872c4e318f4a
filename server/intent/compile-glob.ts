import { escapePattern, globTokens, type GlobToken } from '../glob.ts';
import { foldCase } from '../text/fold-case.ts';

const LONGEST_GLOB = 5_000;

const WILDCARDS: Readonly<Partial<Record<GlobToken['kind'], string>>> = {
  star: '[^/]*',
  any: '.*',
  segments: '(?:/[^/]*)*',
};

/**
 * Makes a path glob into a regular expression over paths without case and accents: `*` within a
 * segment, `**` across segments, `/**` any number of segments (also none), `{a,b}` either; a
 * trailing slash does not matter.
 */
export function compileGlob(glob: string): RegExp {
  let depth = 0;
  let source = '';
  for (const { kind, text } of globTokens(glob.slice(0, LONGEST_GLOB))) {
    if (text === '{') source += (depth++, '(?:');
    else if (text === '}' && depth > 0) source += (depth--, ')');
    else if (text === ',' && depth > 0) source += '|';
    // Folded piece by piece: what only looks like a wildcard must not become one.
    else source += WILDCARDS[kind] ?? escapePattern(foldCase(text));
  }
  return new RegExp(`^${source}${')'.repeat(depth)}/?$`);
}
