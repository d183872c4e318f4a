import { statfs } from 'node:fs/promises';

/** Below this the engine cannot even open its journal, and aborts. */
export const NEEDED_BYTES = 64 * 1024 * 1024;

/** Bytes that this user may still write on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize;
}
