// @ts-check
/**
 * `bundle-tests.mjs <node|browser> <folder> <tests…>`: puts tests and what they import into few files of
 * plain JavaScript, below a folder of this project. A process that has each module translated for
 * itself, or a page that fetches each, takes twice as long to begin; every file of tests is one.
 */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

const [where, folder = '', ...tests] = process.argv.slice(2);
const forNode = where === 'node';

/** Code for the address of a module: as Node has it, or as the test runner serves it. @param {string} id */
const addressOf = (id) =>
  forNode
    ? JSON.stringify(pathToFileURL(id).href)
    : `(location.origin + ${JSON.stringify(id.slice(ROOT.length))})`;

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
        .replaceAll('import.meta.url', addressOf(id)),
      // Lines stay lines.
      map: null,
    }),
  },
};

// As the test runner's own server gives it: Lit says what it finds odd.
if (!forNode) process.env.NODE_ENV = 'development';
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  plugins: [ownPlaces],
  ...(forNode ? {} : { resolve: { conditions: ['development', 'browser', 'module'] } }),
  build: {
    ssr: forNode,
    target: forNode ? 'node20' : 'es2022',
    outDir: folder,
    copyPublicDir: false,
    minify: false,
    modulePreload: false,
    // What failed is told by the lines of the sources.
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      // The test runner serves it.
      external: /^\/__web/,
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
