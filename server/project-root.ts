import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json; the same from the sources and from the built bundle. */
export function projectRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${from}.`);
  }
}
