import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
  cssProperties?: { name: string }[];
  cssParts?: { name: string }[];
  slots?: { name: string }[];
}

/** Everything that the widget's own source has of a kind, as `pattern` finds it, sorted. */
async function inSource(pattern: RegExp): Promise<string[]> {
  const files = (await readdir(import.meta.dirname, { recursive: true })).filter(
    (file) => /^(panel|launcher)\/.*\.ts$/.test(file) && !/test|contrast/.test(file),
  );
  const sources = await Promise.all(
    files.map((file) => readFile(join(import.meta.dirname, file), 'utf8')),
  );
  const found = sources.flatMap((source) =>
    [...source.matchAll(pattern)].flatMap((match) => match[1]!.trim().split(/\s+/)),
  );
  return [...new Set(found)].sort();
}

const namesOf = (things: { name: string }[] = []) => things.map(({ name }) => name).sort();

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
  const parts = (await inSource(/\bpart(?:="|: ')([^"']+)["']/g)).flatMap((part) =>
    part === '${side}-bubble' ? ['team-bubble', 'visitor-bubble'] : part,
  );
  assert.deepEqual(namesOf(element.cssParts), parts.sort());
  assert.deepEqual(namesOf(element.cssProperties), await inSource(/var\(\s*(--clarm-[\w-]+)/g));
  assert.deepEqual(namesOf(element.slots), await inSource(/<slot name="([^"]+)"/g));
  assert.deepEqual(
    [parts.length >= 15, namesOf(element.cssProperties).length >= 25, element.slots!.length >= 4],
    [true, true, true],
  );
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
