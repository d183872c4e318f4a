import { findDataSource } from './data-source.ts';
import { defaultCacheDir, loadNetworkTables } from './load-network-tables.ts';
import { createNetworkFacts } from './network-facts.ts';

/** The facts of the installed data packages, for tests that hold the tables against them. */
export async function shippedFacts() {
  const source = await findDataSource();
  const tables = await loadNetworkTables(source, defaultCacheDir(), () => {});
  return { facts: createNetworkFacts(tables), source };
}
