import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BYTES = 256 * 1024 * 1024;

/** A disk of 256 MB for one test. */
export interface TestDisk {
  folder: string;
  /** Takes all the space that is left. */
  fillUp(): Promise<void>;
  /** Gives it back. */
  makeRoom(): Promise<void>;
  /** Takes the disk away, with everything on it. */
  remove(): Promise<void>;
}

/** Mounts a small tmpfs; undefined where this user may not. */
export async function testDisk(): Promise<TestDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'clarm-disk-'));
  try {
    const options = ['-t', 'tmpfs', '-o', `size=${BYTES}`, 'tmpfs', folder];
    execFileSync('mount', options, { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fillUp() {
      const code = await writeFile(ballast, Buffer.alloc(BYTES)).then(
        () => undefined,
        (error: NodeJS.ErrnoException) => error.code,
      );
      if (code !== 'ENOSPC') throw new Error(`The disk did not get full: ${code}`);
    },
    makeRoom: () => rm(ballast),
    async remove() {
      execFileSync('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true });
    },
  };
}
