import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { glibcLoader, needsNewerGlibc } from './glibc-loader.ts';

/** A way to run the engine: the program and its first arguments. */
export interface EngineCommand {
  kind: 'embedded' | 'mongod';
  file: string;
  /** Followed by the database's directory and the socket's path. */
  args: readonly string[];
}

export interface EngineCommandOptions {
  /** Where the loader may be kept, the first that can be written. */
  cacheDirs: readonly string[];
  onProgress: (line: string) => void;
}

/** The embedded engine, through a newer glibc's loader where this machine's is too old. */
export async function embeddedCommand(options: EngineCommandOptions): Promise<EngineCommand> {
  const script = join(projectRoot(), 'server/engine/engine-child.mjs');
  if (!needsNewerGlibc()) return { kind: 'embedded', file: process.execPath, args: [script] };
  const loader = await glibcLoader(options);
  return {
    kind: 'embedded',
    file: loader.file,
    args: ['--library-path', loader.libraries, process.execPath, script],
  };
}

/** A `mongod` of the system's, if there is one on the PATH. */
export async function mongodCommand(
  path: string = process.env['PATH'] ?? '',
): Promise<EngineCommand | undefined> {
  const found = await Promise.all(
    path.split(delimiter).map(async (folder) => {
      const file = join(folder, 'mongod');
      const there = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      return folder && there ? file : undefined;
    }),
  );
  const mongod = found.find((file) => file !== undefined);
  if (mongod === undefined) return undefined;
  const script = join(projectRoot(), 'server/engine/mongod-child.mjs');
  return { kind: 'mongod', file: process.execPath, args: [script, mongod] };
}
