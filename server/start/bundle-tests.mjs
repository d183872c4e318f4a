// @ts-check
/**
 * `bundle-tests.mjs <folder> <tests…>`: puts the tests of Node and what they import into few files of
 * plain JavaScript, below a folder of this project. A process that has each module translated for
 * itself takes twice as long to begin, and every file of tests is a process.
 */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

/** The modules go on to know where they lie, for what they read beside them. */
const ownPlaces = {
  name: 'own-places',
  transform: {
    order: /** @type {const} */ ('pre'),
    filter: { code: 'import.meta', id: { exclude: /node_modules/ } },
    /** @param {string} code @param {string} id */
    handler: (code, id) => ({
      code: code
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
      // Lines stay lines.
      map: null,
    }),
  },
};

const [folder = '', ...tests] = process.argv.slice(2);
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  plugins: [ownPlaces],
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    copyPublicDir: false,
    // What failed is told by the lines of the sources.
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(tests.map((test) => [bundled(test), join(ROOT, test)])),
      output: {
        entryFileNames: '[name]',
        chunkFileNames: 'chunks/[name]-[hash].js',
        sourcemapExcludeSources: true,
      },
    },
  },
});

/** @param {string} test */
function bundled(test) {
  return test.replace(/ts$/, 'js');
}
