import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { COLUMNS, type NetworkTables } from './network-tables.ts';

const MAGIC = 0x4d524c43; // "CLRM"
const HEADER_WORDS = COLUMNS.length + 2;

/**
 * Writes the tables beside their place and renames them into it, so that a reader finds all or
 * nothing and two compilers at once do no harm.
 */
export async function writeTables(file: string, tables: NetworkTables): Promise<void> {
  const header = new Uint32Array(HEADER_WORDS);
  header[0] = MAGIC;
  header[1] = tables.stringBytes.byteLength;
  for (const [i, name] of COLUMNS.entries()) header[i + 2] = tables[name].length;
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(new Uint8Array(header.buffer));
      for (const name of COLUMNS) {
        const { buffer, byteOffset, byteLength } = tables[name];
        await handle.writeFile(new Uint8Array(buffer, byteOffset, byteLength));
      }
      await handle.writeFile(tables.stringBytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const readWhole = async (file: string): Promise<ArrayBuffer | undefined> => {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const { size } = await handle.stat();
    const buffer = new ArrayBuffer(size);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await handle.read(new Uint8Array(buffer), at, size - at, at);
      if (bytesRead === 0) return undefined;
      at += bytesRead;
    }
    return buffer;
  } finally {
    await handle.close();
  }
};

/** The tables of a file; undefined when it is missing, cut short or not one of ours. */
export async function readTables(file: string): Promise<NetworkTables | undefined> {
  const buffer = await readWhole(file);
  if (!buffer || buffer.byteLength < HEADER_WORDS * 4) return undefined;
  const header = new Uint32Array(buffer, 0, HEADER_WORDS);
  const lengths = [...header.subarray(2)];
  const stringBytes = header[1] ?? 0;
  const words = lengths.reduce((sum, length) => sum + length, HEADER_WORDS);
  if (header[0] !== MAGIC || words * 4 + stringBytes !== buffer.byteLength) return undefined;
  let at = HEADER_WORDS * 4;
  const columns = COLUMNS.map((name, i): [string, Uint32Array] => {
    const column = new Uint32Array(buffer, at, lengths[i]);
    at += column.byteLength;
    return [name, column];
  });
  return {
    ...(Object.fromEntries(columns) as Omit<NetworkTables, 'stringBytes'>),
    stringBytes: new Uint8Array(buffer, at),
  };
}
