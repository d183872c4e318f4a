/** What a site has named to be taken out of its addresses, ready to be looked up. */
export interface OwnRedactions {
  /** Query parameters, in lower case. */
  names: ReadonlySet<string>;
  /** The places in `path.split('/')` that go. */
  segmentsOf(path: string): ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

function segmentsOf(rules: readonly string[][], path: string): ReadonlySet<number> {
  if (rules.length === 0) return NONE;
  // A route behind a hash may begin with `!`.
  const parts = path.replace(/^!/, '').toLowerCase().split('/');
  const found = new Set<number>();
  for (const rule of rules) {
    if (!rule.every((part, i) => part === '*' || part === parts[i])) continue;
    rule.forEach((part, i) => part === '*' && found.add(i));
  }
  return found;
}

/** Lists come from the cache of sites: one is compiled once. */
const compiled = new WeakMap<readonly string[], OwnRedactions>();

/** Reads a site's list (`redact` in `server/contracts/accounts.ts`); undefined where it is empty. */
export function ownRedactions(list: readonly string[] | undefined): OwnRedactions | undefined {
  if (!list || list.length === 0) return undefined;
  const known = compiled.get(list);
  if (known) return known;
  const entries = list.map((entry) => entry.toLowerCase());
  const rules = entries.filter((entry) => entry.startsWith('/')).map((entry) => entry.split('/'));
  const own: OwnRedactions = {
    names: new Set(entries.filter((entry) => !entry.startsWith('/'))),
    segmentsOf: (path) => segmentsOf(rules, path),
  };
  compiled.set(list, own);
  return own;
}
