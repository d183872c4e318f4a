import { join } from 'node:path';
import { createBuilder, type Rolldown } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

let files: Promise<Map<string, string>> | undefined;

async function build(): Promise<Map<string, string>> {
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

/** The widget's files as `npm run build` makes them, by name; built in memory, once a process. */
export const builtFiles = (): Promise<Map<string, string>> => (files ??= build());
