import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../start/start-error.ts';

/** sockaddr_un.sun_path is 108 bytes on Linux and 104 on macOS, the final zero included. */
const MAX_SOCKET_PATH = 103;

/**
 * Where the engine of a data directory listens: always the same place, so that connections come
 * back after a restart, and a short one, which the data directory's own path may not be.
 */
export function socketPathFor(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `clarm-${userInfo().uid}-${name}`, 'mongodb.sock');
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH) {
    throw new StartError(`${path} is too long for a socket; set TMPDIR to a shorter path.`, 2);
  }
  refuseStrangers(dirname(path));
  return path;
}

/** The folder's name can be guessed: somebody else on this machine may have made it first. */
function refuseStrangers(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  const ours = found.uid === userInfo().uid && (found.mode & 0o077) === 0;
  if (found.isDirectory() && ours) return;
  throw new StartError(`${folder} is not a private directory of ours; remove it or set TMPDIR.`);
}
