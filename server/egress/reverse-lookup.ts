import { Resolver } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** The name of an address that leads back to it, if there is one; `timeout` for no answer in time. */
export interface ReverseLookup {
  (address: string): Promise<{ name?: string } | 'timeout'>;
}

const TIMEOUT_MS = 1_000;
const NO_NAME: ReadonlySet<unknown> = new Set([
  'ENOTFOUND',
  'ENODATA',
  'ESERVFAIL',
  'EREFUSED',
  'EBADNAME',
]);

const same = (a: string, b: string): boolean =>
  ipaddr.isValid(a) &&
  ipaddr.isValid(b) &&
  ipaddr.process(a).toNormalizedString() === ipaddr.process(b).toNormalizedString();

/**
 * Looks names of addresses up, each checked forward: whoever holds an address may give it any name,
 * but not make the name lead back.
 * @param servers other than the system's, as `host:port`
 */
export function createReverseLookup({
  servers,
  timeoutMs = TIMEOUT_MS,
}: { servers?: readonly string[]; timeoutMs?: number } = {}): ReverseLookup {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  if (servers) resolver.setServers(servers);

  const forward = (name: string, address: string): Promise<string[]> =>
    ipaddr.process(address).kind() === 'ipv6' ? resolver.resolve6(name) : resolver.resolve4(name);

  const lookUp = async (address: string): Promise<{ name?: string }> => {
    const [name] = await resolver.reverse(address);
    if (name === undefined) return {};
    return (await forward(name, address)).some((one) => same(one, address)) ? { name } : {};
  };

  return async (address) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), timeoutMs);
    });
    const found = lookUp(address).catch((error: { code?: unknown }) =>
      NO_NAME.has(error.code) ? {} : ('timeout' as const),
    );
    try {
      return await Promise.race([found, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
