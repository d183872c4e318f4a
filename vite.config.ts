import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { minifyTemplates } from './widget/build/minify-templates.ts';
import { nameChunks } from './widget/build/name-chunks.ts';

const at = (path: string) => resolve(import.meta.dirname, path);
// With the browser's own Host: the server takes changes from its own pages only.
const api = {
  target: process.env['CLARM_DEV_API'] ?? 'http://127.0.0.1:3000',
  changeOrigin: false,
};

/** What pages and packages name; everything else is hashed and stays served (server/static/). */
const PUBLIC_FILES = new Set(['clarm-widget', 'tracker', 'preview']);

/** One `vite build --app` makes all: the dashboard, the widget's files and the server. */
export default defineConfig({
  root: at('dashboard'),
  base: '/dashboard/',
  server: {
    proxy: { '/api': api, '/widget': api, '/demo': api, '/dashboard/widget-preview': api },
  },
  // One instance of the plugins: the loader is told what the widget's build named its chunks.
  builder: { sharedConfigBuild: true, sharedPlugins: true },
  plugins: [minifyTemplates(['widget']), nameChunks()],
  environments: {
    client: { build: { outDir: at('dist/dashboard'), emptyOutDir: true } },
    widget: {
      consumer: 'client',
      build: {
        outDir: at('dist/widget'),
        emptyOutDir: true,
        copyPublicDir: false,
        // Preloading would look for the chunks below the dashboard's base.
        modulePreload: false,
        target: 'es2022',
        // A library's chunks come without Vite's own preloading code.
        lib: {
          entry: {
            'clarm-widget': at('widget/clarm-widget.ts'),
            panel: at('widget/panel/define.ts'),
            preview: at('widget/preview/preview.ts'),
            extras: at('widget/extras.ts'),
            tracker: at('widget/tracker/create-tracker.ts'),
          },
          formats: ['es'],
        },
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: {
            entryFileNames: ({ name }) =>
              PUBLIC_FILES.has(name) ? '[name].js' : 'chunks/[name]-[hash].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            minify: true,
            comments: false,
            topLevelVar: false,
          },
        },
      },
    },
    loader: {
      consumer: 'client',
      build: {
        outDir: at('dist/widget'),
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'es2022',
        lib: {
          entry: at('widget/loader.ts'),
          formats: ['iife'],
          name: 'clarm',
          fileName: () => 'loader.js',
        },
        // The minifier puts constants where they are used, but not what has become a `var`.
        rolldownOptions: { output: { topLevelVar: false } },
      },
    },
    demo: {
      consumer: 'client',
      build: {
        outDir: at('dist/demo'),
        emptyOutDir: true,
        copyPublicDir: false,
        modulePreload: false,
        target: 'es2022',
        rolldownOptions: {
          input: {
            site: at('server/demo/client/site.ts'),
            'demo-bar': at('server/demo/client/demo-bar.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    server: {
      consumer: 'server',
      build: {
        outDir: at('dist/server'),
        emptyOutDir: true,
        copyPublicDir: false,
        ssr: true,
        target: 'node20',
        rolldownOptions: {
          input: {
            main: at('server/main.ts'),
            'fold-thread': at('server/fold-thread.ts'),
            rebuild: at('server/admin/rebuild.ts'),
            'db-check': at('server/admin/db-check.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  },
});
