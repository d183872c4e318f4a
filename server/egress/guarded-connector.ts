import type { LookupAddress, LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { classifyLiteral, type AddressClass } from './classify-address.ts';
import { EgressError } from './egress-error.ts';

/** Resolves a name to every address it has, as `dns.lookup` with `all` does. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** How long a connection may take to be made. */
const CONNECT_TIMEOUT_MS = 10_000;

const forbidden = () =>
  new EgressError('forbidden_address', 'Requests to this address are not allowed.');

/**
 * A `lookup` for sockets that fails where any address of a name is not of the permitted classes.
 * The socket connects to what was checked here: a name cannot change its mind in between.
 */
export const guardedLookup =
  (resolve: Resolve, permitted: ReadonlySet<AddressClass>): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      const ok = addresses.every(({ address }) => {
        const kind = classifyLiteral(address);
        return kind !== undefined && permitted.has(kind);
      });
      if (!first || !ok) callback(forbidden(), '', 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

/**
 * A connector for undici that looks at every address at connection time: a resolved one in its
 * lookup, a literal one here, because no lookup is called for those.
 */
export function guardedConnector(
  resolve: Resolve,
  permitted: ReadonlySet<AddressClass>,
): buildConnector.connector {
  const connect = buildConnector({
    lookup: guardedLookup(resolve, permitted),
    timeout: CONNECT_TIMEOUT_MS,
  } as buildConnector.BuildOptions);
  return (options, callback) => {
    const literal = classifyLiteral(options.hostname);
    if (literal !== undefined && !permitted.has(literal)) callback(forbidden(), null);
    else connect(options, callback);
  };
}
