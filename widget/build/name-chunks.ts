import type { Plugin } from 'vite';

/** What the loader's source calls a file, and the entry whose hashed name it gets. */
const NAMED: Readonly<Record<string, string>> = {
  'clarm-widget.js': 'panel',
  'extras.js': 'extras',
};

/**
 * Writes the hashed names of the panel and the extras into the loader, which is built after them:
 * a cached loader then goes on with the files of its own release, whatever has been deployed since.
 */
export function nameChunks(): Plugin {
  const names = new Map<string, string>();
  return {
    name: 'clarm:name-chunks',
    applyToEnvironment: ({ name }) => name === 'widget' || name === 'loader',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry) names.set(file.name, file.fileName);
    },
    transform(code, id) {
      if (!id.endsWith('/widget/loader.ts')) return undefined;
      let named = code;
      for (const [written, entry] of Object.entries(NAMED))
        named = named.replace(written, names.get(entry) ?? written);
      return { code: named, map: null };
    },
  };
}
