import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import type { Keys } from './ports.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start/start-error.ts';
import { isDuplicateKey } from './database-errors.ts';

const KEY_BYTES = 32;

/** One sub-key per purpose of a secret (HKDF-SHA-256, RFC 5869). */
export function keysOf(secret: string): Keys {
  const made = new Map<string, Buffer>();
  return {
    subKey(purpose) {
      const key = made.get(purpose) ?? derive(secret, purpose);
      made.set(purpose, key);
      return key;
    },
  };
}

/**
 * The keys of this deployment: of CLARM_SECRET, or of a secret made in the data directory at the
 * first start. Throws StartError when the database was made with another one, because then
 * nothing that was encrypted or hashed in it could ever be read or matched again.
 */
export async function openKeys(
  settings: Pick<Settings, 'secret' | 'dataDir'>,
  connection: Connection,
): Promise<Keys> {
  const secret = settings.secret ?? (await secretIn(settings.dataDir));
  await refuseAnother(connection, derive(secret, 'fingerprint'));
  return keysOf(secret);
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `clarm/${purpose}`, KEY_BYTES));
}

/** Reads the data directory's secret; makes it if there is none. */
async function secretIn(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const found = (await read(path)) ?? (await make(path));
  if (Buffer.byteLength(found) < KEY_BYTES) {
    throw new StartError(`The secret in ${path} is damaged; restore the file from a backup.`);
  }
  await chmod(path, 0o600);
  return found;
}

async function read(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`The secret in ${path} cannot be read.`, 1, { cause: error });
  }
}

/** Linked in whole: a crash leaves no half of a secret, and of two starts one wins. */
async function make(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, {
      mode: 0o600,
      flush: true,
    });
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}

interface Deployment {
  _id: 'secret';
  fingerprint: string;
}

async function refuseAnother(connection: Connection, mine: Buffer): Promise<void> {
  const deployment = connection.collection<Deployment>('deployment');
  const fingerprint = mine.toString('hex');
  await deployment
    .updateOne({ _id: 'secret' }, { $setOnInsert: { fingerprint } }, { upsert: true })
    .catch((error: unknown) => {
      // Two servers start at once: the other one wrote it.
      if (!isDuplicateKey(error)) throw error;
    });
  const stored = await deployment.findOne({ _id: 'secret' });
  const theirs = Buffer.from(stored?.fingerprint ?? '', 'hex');
  if (theirs.length === mine.length && timingSafeEqual(theirs, mine)) return;
  throw new StartError(
    'The secret is not the one that this database was made with. Set CLARM_SECRET to that one, or put the file "secret" back into the data directory.',
    2,
  );
}
