const LONGEST_GLOB = 5_000;

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** Lower case and without accents, so that `/Préços` and `/precos` are one path. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const TOKENS = /\/\*\*(?=\/|$)|\*\*|\*|\{|\}|,|[^*{},/]+|\//g;

/**
 * Makes a path glob into a regular expression over `plain` paths: `*` within a segment, `/**` any
 * number of segments (also none), `{a,b}` either; a trailing slash does not matter.
 */
export function compileGlob(glob: string): RegExp {
  let depth = 0;
  let source = '';
  for (const [token] of plain(glob.slice(0, LONGEST_GLOB)).matchAll(TOKENS)) {
    if (token === '/**') source += '(?:/[^/]+)*';
    else if (token === '**') source += '.*';
    else if (token === '*') source += '[^/]*';
    else if (token === '{') source += (depth++, '(?:');
    else if (token === '}' && depth > 0) source += (depth--, ')');
    else if (token === ',' && depth > 0) source += '|';
    else source += escape(token);
  }
  return new RegExp(`^${source}${')'.repeat(depth)}/?$`);
}
