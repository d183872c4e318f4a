import { dirname, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** The built files, by name. */
export type Files = ReadonlyMap<string, string>;

/** What a text takes on its way to a browser: brotli, quality 11. */
const bytesOf = (text: string): number =>
  brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** The files that `file` cannot run without, itself among them. */
function withImports(files: Files, file: string): string[] {
  const imports = [...files.get(file)!.matchAll(/(?:import|from)\s*["'`](\.\/[^"'`]+)["'`]/g)];
  return [
    file,
    ...imports.flatMap(([, path]) => withImports(files, posix.join(dirname(file), path!))),
  ];
}

/** What the loader itself brings, by the names that the build gave it. */
export const broughtByLoader = (files: Files): string[] =>
  [...files.get('loader.js')!.matchAll(/[`"'](chunks\/[^`"']+)[`"']/g)].map(([, file]) => file!);

/** What these files and all that they cannot run without take, each compressed by itself. */
export const brotliBytes = (files: Files, ...names: string[]): number =>
  [...new Set(names.flatMap((name) => withImports(files, name)))].reduce(
    (sum, name) => sum + bytesOf(files.get(name)!),
    0,
  );

/** What the customers' pages pay, and the most that it may be. */
export const budgets = (files: Files): { what: string; bytes: number; most: number }[] => [
  {
    what: 'the loader, with the whole tracker and the launcher',
    bytes: brotliBytes(files, 'loader.js'),
    most: 5000,
  },
  { what: 'the tracker alone', bytes: brotliBytes(files, 'tracker.js'), most: 3500 },
  {
    what: 'everything until the panel is open',
    bytes: brotliBytes(
      files,
      'loader.js',
      'clarm-widget.js',
      ...broughtByLoader(files).filter((file) => file.includes('panel')),
    ),
    most: 20_000,
  },
];
