// @ts-check
/**
 * What has to be there before anything of ours can run: Node itself, the packages, the built
 * files. Plain JavaScript without a single import from npm, because nothing is installed yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const BUILD_STAMP = join(ROOT, 'dist', '.built-from');
/** Everything that a build reads; tests are left out below. */
const SOURCES = [
  'widget',
  'dashboard',
  'server',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];

/** A reason to stop that was already put in words for the person at the terminal. */
export class Stop extends Error {}

/** One short line of progress. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Stops where this Node is older than package.json asks for. */
export function checkNode() {
  const wanted = readJson('package.json').engines.node.replace('>=', '');
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  throw new Stop(`Clarm needs Node.js ${wanted} or newer; this is ${process.versions.node}.`);
}

/** Installs the packages where they are missing or older than the lockfile. */
export async function install() {
  const lockfile = join(ROOT, 'package-lock.json');
  // npm writes this one last, so a broken install has none.
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  say('Installing packages (once, about half a minute) …');
  // Building needs the development packages even where NODE_ENV is production.
  const args = ['ci', '--include=dev', '--include=optional', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code =
    npm && /\.c?js$/.test(npm)
      ? await run(process.execPath, [npm, ...args])
      : await run('npm', args);
  if (code !== 0) throw new Stop('npm ci failed; see above. Is the network there?');
}

/** Builds dashboard, widget and server where the sources are not those of the last build. */
export async function build() {
  const stamp = stampOfSources();
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === stamp) return;
  say('Building …');
  rmSync(BUILD_STAMP, { force: true });
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn']);
  if (code !== 0) throw new Stop('The build failed; see above.');
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, stamp);
}

/**
 * Runs a program in the project's folder to its end; resolves its exit code.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options] With
 *   `onOutput` its output is shown and handed on as well.
 * @returns {Promise<number>}
 */
export function run(file, args, { env, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: ROOT,
      stdio: ['ignore', onOutput ? 'pipe' : 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.stdout?.on('data', (chunk) => {
      process.stdout.write(chunk);
      onOutput?.(String(chunk));
    });
    // Whoever ends us alone (not the whole group, as Ctrl-C does) means the child too.
    const endBoth = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once('SIGINT', endBoth);
    process.once('SIGTERM', endBoth);
    const done = () => {
      process.off('SIGINT', endBoth);
      process.off('SIGTERM', endBoth);
    };
    child.once('error', (error) => {
      done();
      reject(new Stop(`${file} cannot be run: ${error.message}`));
    });
    child.once('close', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}

/** Every file below a folder, as paths from the project's folder. @param {string} folder */
export function filesBelow(folder) {
  const at = join(ROOT, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1))
    .sort();
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const isFile = statSync(join(ROOT, source)).isFile();
    for (const file of isFile ? [source] : filesBelow(source)) {
      if (/\.test\.[a-z]+$/.test(file)) continue;
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(ROOT, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
