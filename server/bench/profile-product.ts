import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from './contenders.ts';
import { drive } from './drive.ts';
import { sharesOf, type AreaShare, type CpuProfile } from './read-profile.ts';
import { mixed } from './traffic.ts';

/** Left out: the process starts, and its code is compiled. */
const START_SECONDS = 8;

const largest = async (folder: string): Promise<CpuProfile> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const [text = ''] = texts.toSorted((a, b) => b.length - a.length);
  return JSON.parse(text) as CpuProfile;
};

/** Where the server's time goes while it takes the realistic mix: from a CPU profile of its own run. */
export async function profileProduct(seconds: number): Promise<AreaShare[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clarm-profile-'));
  try {
    const product = await startProduct(folder);
    await drive(product, mixed(product.site), { seconds });
    await product.stop();
    return sharesOf(await largest(folder), START_SECONDS * 1e6);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
