// @ts-check
/** The two programs that the tests need besides Node: a browser and a Redis server. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, run, say, Stop } from './prepare.mjs';

const CHROMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const CHROME_ON_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

const LEAN_CHROME = join(ROOT, 'server', 'start', 'lean-chrome.sh');

/**
 * Finds Chromium (CHROME_PATH comes first) or installs it; CHROME_PATH says from then on how the tests
 * start it.
 */
export async function needChrome() {
  if (process.env.CHROME_PATH === LEAN_CHROME) return;
  process.env.CLARM_CHROME = await findChrome();
  process.env.CHROME_PATH = LEAN_CHROME;
}

async function findChrome() {
  const given = process.env.CHROME_PATH;
  if (given && !existsSync(given))
    throw new Stop(`CHROME_PATH names ${given}, which is not there.`);
  if (given) return given;
  const found = () =>
    CHROMES.map(onPath).find(Boolean) ?? (existsSync(CHROME_ON_MAC) ? CHROME_ON_MAC : undefined);
  if (!found()) await aptInstall('chromium', 'or set CHROME_PATH to a Chrome of yours');
  const chrome = found();
  if (!chrome) throw new Stop('No Chromium on the PATH, even after installing it.');
  return chrome;
}

/** Finds `redis-server` on the PATH or installs it. */
export async function needRedis() {
  if (!onPath('redis-server')) await aptInstall('redis-server', 'so that it is on the PATH');
  if (!onPath('redis-server'))
    throw new Stop('No redis-server on the PATH, even after installing it.');
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} otherwise
 */
async function aptInstall(name, otherwise) {
  const ways = `The tests need ${name}: install it, ${otherwise}.`;
  if (!onPath('apt-get')) throw new Stop(ways);
  const root = process.getuid?.() === 0;
  if (!root && !onPath('sudo')) throw new Stop(`${ways} (There is no sudo to do it here.)`);
  say(`Installing ${name} for the tests …`);
  // Without a terminal there is nobody to type a password.
  const sudo = root ? [] : ['sudo', ...(process.stdin.isTTY ? [] : ['-n'])];
  // Another program that installs something is waited for.
  const apt = [
    ...sudo,
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  await run('env', [...apt, 'update']);
  const code = await run('env', [...apt, 'install', '-y', '--no-install-recommends', name]);
  if (code !== 0) throw new Stop(`${ways} (apt-get failed; see above.)`);
}
