import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rolldown } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

let files: Promise<Map<string, string>> | undefined;

/** What `npm test` has built already, by the sources as they are now. */
async function read(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}

async function build(): Promise<Map<string, string>> {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    environments: {
      widget: { build: { write: false } },
      loader: { build: { write: false } },
    },
  });
  const built = new Map<string, string>();
  for (const name of ['widget', 'loader']) {
    const result = await builder.build(builder.environments[name]!);
    for (const { output } of [result].flat() as Rolldown.RolldownOutput[])
      for (const chunk of output) if (chunk.type === 'chunk') built.set(chunk.fileName, chunk.code);
  }
  return built;
}

/**
 * The widget's files as `npm run build` makes them, by name: out of the folder CLARM_BUILT_WIDGET, or
 * built in memory, once a process.
 */
export const builtFiles = (): Promise<Map<string, string>> => {
  const folder = process.env['CLARM_BUILT_WIDGET'];
  return (files ??= folder ? read(folder) : build());
};
