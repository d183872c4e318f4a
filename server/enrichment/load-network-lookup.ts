import type { NetworkLookup } from '../ports.ts';
import { createNetworkLookup } from './network-lookup.ts';
import { findDataSource } from './data-source.ts';
import { createNetworkFacts } from './network-facts.ts';
import { defaultCacheDir, loadNetworkTables } from './load-network-tables.ts';

export interface LoadOptions {
  /** Where the compiled data is kept; default `$XDG_CACHE_HOME/clarm`. */
  cacheDir?: string;
  /** What `IPDB_DIR` names: a folder with the four data files; default the installed packages. */
  dataDir?: string;
  /** Told what is being done, one line at a time, only when the data must be compiled. */
  onProgress: (line: string) => void;
}

/**
 * Loads the offline lookup. The first time with new data it is compiled (seconds, in slices), after
 * that read from the cache (a tenth of a second).
 * @returns the lookup and the date of its data, `YYYY-MM-DD`
 * @throws Error when the data is missing or not of its form
 */
export async function loadNetworkLookup(
  options: LoadOptions,
): Promise<{ lookup: NetworkLookup; version: string }> {
  const source = await findDataSource(options.dataDir);
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const tables = await loadNetworkTables(source, cacheDir, options.onProgress);
  const facts = createNetworkFacts(tables);
  return { lookup: createNetworkLookup(facts, source.version), version: source.version };
}
