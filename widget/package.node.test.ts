import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { build, type Rolldown } from 'vite';
import { builtFiles } from './scenarios/built-files.ts';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);

interface Declaration {
  tagName?: string;
  members?: { name: string; privacy?: string }[];
  events?: { name: string }[];
  cssProperties?: unknown[];
  cssParts?: unknown[];
  slots?: unknown[];
}

test('the custom-elements manifest tells everything that the contract names', async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'clarm-manifest-'));
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { manifest: string };
  };
  const [, ...args] = `${scripts.manifest} --outdir ${relative(ROOT, outdir)}`.split(' ');
  await run(join(ROOT, 'node_modules/.bin/cem'), args, { cwd: ROOT });
  const text = await readFile(join(outdir, 'custom-elements.json'), 'utf8');
  await rm(outdir, { recursive: true });
  const { modules } = JSON.parse(text) as { modules: { declarations: Declaration[] }[] };
  const element = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'clarm-widget')!;
  assert.deepEqual(element.events?.map(({ name }) => name).sort(), [
    'clarm-close',
    'clarm-message',
    'clarm-open',
    'clarm-ready',
    'clarm-unread-change',
  ]);
  const members = element.members?.map(({ name }) => name) ?? [];
  for (const name of ['open', 'close', 'toggle', 'opened', 'unreadCount'])
    assert.ok(members.includes(name), name);
  assert.ok(element.cssProperties!.length >= 25);
  assert.ok(element.cssParts!.length >= 15);
  assert.ok(element.slots!.length >= 4);
});

test('the tracker leaves nothing behind in a bundle that does not use it, and runs on a server', async () => {
  const tracker = (await builtFiles()).get('tracker.js')!;
  const bundle = async (entry: string) => {
    const result = await build({
      configFile: false,
      logLevel: 'error',
      plugins: [
        {
          name: 'files',
          resolveId: (id) =>
            id.endsWith('entry.js') || id === 'clarm/tracker'
              ? `\0${id.replace(/^.*entry\.js$/, 'entry')}`
              : undefined,
          load: (id) =>
            ({ '\0entry': entry, '\0clarm/tracker': tracker })[id as '\0entry'] ?? undefined,
        },
      ],
      build: { write: false, lib: { entry: 'entry.js', formats: ['es'], fileName: 'out' } },
    });
    const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
    return output[0].code;
  };
  const unused = await bundle(`import { createTracker } from 'clarm/tracker'; export const a = 1;`);
  assert.ok(unused.length < 100, unused);
  const module = (await import(`data:text/javascript,${encodeURIComponent(tracker)}`)) as {
    createTracker(options: object): { visitorId(): unknown };
  };
  const track = module.createTracker({ widgetId: 'w_1', host: 'https://clarm.example.com' });
  assert.equal(track.visitorId(), undefined);
});
