import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EngineCommandOptions } from './engine-command.ts';

const run = promisify(execFile);

/** What the engine's binary is linked against. */
const NEEDED_GLIBC = [2, 38] as const;
/** Debian 13; its signing keys are in the keyring of every Debian since 12.1. */
const RELEASE = 'trixie';
const PACKAGES = ['libc6', 'libgcc-s1', 'libstdc++6'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

const MACHINES: Partial<Record<NodeJS.Architecture, { libraries: string; loader: string }>> = {
  x64: { libraries: 'usr/lib/x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { libraries: 'usr/lib/aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** The dynamic loader of a newer glibc and the folder of its libraries. */
export interface GlibcLoader {
  file: string;
  libraries: string;
}

/** Whether this machine's glibc is too old for the engine's binary. */
export function needsNewerGlibc(version: string | undefined = glibcVersion()): boolean {
  if (process.platform !== 'linux' || version === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED_GLIBC[0] || (major === NEEDED_GLIBC[0] && minor < NEEDED_GLIBC[1]);
}

function glibcVersion(): string | undefined {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
}

/**
 * Debian 13's loader from the cache, fetched (3.6 MB, signatures checked, no root needed) the
 * first time. Nothing of it touches the system: it is used for the engine's process alone.
 */
export async function glibcLoader(options: EngineCommandOptions): Promise<GlibcLoader> {
  const machine = MACHINES[process.arch];
  if (!machine) throw new Error(`there is no engine for ${process.arch}`);
  const name = `glibc-${RELEASE}-${process.arch}`;
  const at = (folder: string): GlibcLoader => ({
    file: join(folder, machine.libraries, machine.loader),
    libraries: join(folder, machine.libraries),
  });
  for (const cache of options.cacheDirs) {
    const cached = at(join(cache, name));
    if (await exists(cached.file)) return cached;
  }
  await access(KEYRING).catch(() => {
    throw new Error(`${KEYRING} is not there (is this Debian?)`);
  });
  const cache = await firstWritable(options.cacheDirs);
  const scratch = join(cache, `${name}.${randomBytes(6).toString('hex')}`);
  options.onProgress(
    'Fetching a newer C library for the embedded MongoDB engine (3.6 MB, once; the system stays as it is) …',
  );
  try {
    await download(scratch);
    // Several servers may do this at once: the first rename wins, and all are the same.
    await rename(join(scratch, 'root'), join(cache, name)).catch(async (error: unknown) => {
      if (!(await exists(at(join(cache, name)).file))) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return at(join(cache, name));
}

/** Fetches and unpacks the packages with an apt of our own: none of the system's lists is touched. */
async function download(scratch: string): Promise<void> {
  const folders = ['lists/partial', 'cache/archives/partial', 'packages', 'root'];
  await Promise.all(folders.map((folder) => mkdir(join(scratch, folder), { recursive: true })));
  // As root, apt fetches as the user `_apt`, who has to get here.
  await Promise.all([scratch, ...folders.map((f) => join(scratch, f))].map((f) => chmod(f, 0o755)));
  const config = join(scratch, 'apt.conf');
  await writeFile(
    join(scratch, 'sources.list'),
    `deb [signed-by=${KEYRING}] ${await ownMirror()} ${RELEASE} main\n`,
  );
  await writeFile(
    config,
    [
      `Dir::Etc::SourceList "${join(scratch, 'sources.list')}";`,
      'Dir::Etc::SourceParts "-";',
      'Dir::Etc::Preferences "-";',
      'Dir::Etc::PreferencesParts "-";',
      `Dir::State::Lists "${join(scratch, 'lists')}";`,
      `Dir::Cache "${join(scratch, 'cache')}";`,
      // Our folder is out of `_apt`'s reach; signatures are checked all the same.
      'APT::Sandbox::User "root";',
      'Acquire::Languages "none";',
      'Acquire::Retries "3";',
      'Acquire::http::Timeout "20";',
    ].join('\n'),
  );
  const env = { ...process.env, APT_CONFIG: config, LC_ALL: 'C' };
  const packages = join(scratch, 'packages');
  await run('apt-get', ['update', '--error-on=any'], { env, cwd: packages });
  await run('apt-get', ['download', ...PACKAGES], { env, cwd: packages });
  for (const file of await readdir(packages)) {
    await run('dpkg', ['-x', join(packages, file), join(scratch, 'root')]);
  }
}

async function firstWritable(folders: readonly string[]): Promise<string> {
  let failure: unknown;
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, 2);
      return folder;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The Debian mirror that this machine installs from already. */
async function ownMirror(): Promise<string> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  const mirror = stdout.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (mirror === undefined) throw new Error('apt names no Debian mirror');
  return mirror;
}
