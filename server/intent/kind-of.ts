import { decodePercent } from '../text/decode-percent.ts';
import { foldCase } from '../text/fold-case.ts';
import { compileGlob } from './compile-glob.ts';
import { matchGlob, type PathPattern } from './match-glob.ts';
import { defaultPages, type PageKind, type PageRule } from './page-words.ts';

/** The kind of every path that no rule names; it counts nothing. */
export const OTHER: PageKind = 'other';

/** `/de/`, `/en-us/`, `/pt_BR/`, `/zh-hans/` at the start of a path. */
const LOCALE = /^\/[a-z]{2}(?:[-_][a-z]{2,4})?(?=\/|$)/;
const FILE_ENDING = /(?:\/index)?\.(?:html?|php|aspx?|jsp)$/;
const LONGEST_PATH = 512;
const MOST_REMEMBERED = 5_000;

interface Compiled {
  rows: { kind: PageKind; globs: PathPattern[] }[];
  /** Sites have few paths and many visits: what was asked once is not matched again. */
  known: Map<string, PageKind>;
}

const compiledRules = new WeakMap<readonly PageRule[], Compiled>();

function compile(pages: readonly PageRule[]): Compiled {
  const found = compiledRules.get(pages);
  if (found) return found;
  const rows = pages.map((row) => ({
    kind: row.kind,
    globs: row.globs.map(defaultPages.includes(row) ? compileGlob : matchGlob),
  }));
  const compiled: Compiled = { rows, known: new Map() };
  compiledRules.set(pages, compiled);
  return compiled;
}

/** The path of a URL, or of a route behind its hash (stored only where hash routing is on). */
function rawPath(url: string): string {
  const route = /#!?(\/[^?]*)/.exec(url)?.[1];
  if (route !== undefined) return route;
  const scheme = url.indexOf('://');
  const start = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
  if (start < 0) return '/';
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}

/** Whether a glob matches a path, with or without its locale. */
const createMatches = (path: string): ((glob: PathPattern) => boolean) => {
  const whole = foldCase(decodePercent(path.slice(0, LONGEST_PATH))).replace(FILE_ENDING, '');
  const local = whole.replace(LOCALE, '');
  return (glob) => glob.test(whole) || glob.test(local);
};

function match(path: string, rows: Compiled['rows']): PageKind {
  const matches = createMatches(path);
  return rows.find(({ globs }) => globs.some(matches))?.kind ?? OTHER;
}

/**
 * What the page at a URL or path is about, by the first rule that matches its path.
 * A pure function of its arguments; globs are compiled once per rules object.
 */
export function kindOf(url: string, rules: { pages: readonly PageRule[] }): PageKind {
  const { rows, known } = compile(rules.pages);
  const path = rawPath(url);
  const remembered = known.get(path);
  if (remembered !== undefined) return remembered;
  const kind = match(path, rows);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(path, kind);
  return kind;
}

/** What a page is about, and the rule and its glob that say so; for trying rules out. */
export function explainKind(
  url: string,
  { pages }: { pages: readonly PageRule[] },
): { kind: PageKind; row?: number; glob?: string } {
  const matches = createMatches(rawPath(url));
  for (const [row, { kind, globs }] of compile(pages).rows.entries()) {
    const glob = pages[row]?.globs[globs.findIndex(matches)];
    if (glob !== undefined) return { kind, row, glob };
  }
  return { kind: OTHER };
}

/** Whether one of the globs matches the path of one of the URLs. */
export function anyMatches(urls: readonly string[], globs: readonly string[]): boolean {
  const compiled = globs.map(matchGlob);
  return urls.some((url) => compiled.some(createMatches(rawPath(url))));
}
