import { isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';

/** Any of these on a request means that somebody else spoke for the caller (contract §5). */
const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fly-client-ip',
  'fastly-client-ip',
] as const;

/** Scripts and tests may name an address of their own for one request to the demo's site. */
export const DEMO_ADDRESS_HEADER = 'x-clarm-demo-ip';

/** What ingest knows of a request when it asks whose address to look up. */
export interface AddressQuestion {
  site: { id: string; demo: boolean };
  visitorId: string | undefined;
  /** The address that ingest would otherwise use: the socket's, where no proxy is trusted. */
  clientAddress: string;
  headers: IncomingHttpHeaders;
}

/** Answers with the address whose network the visit counts as. */
export type AddressFor = (question: AddressQuestion) => string;

const isLoopback = (address: string): boolean => {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
};

/**
 * Lets a visitor of the demo's own site count as somebody at a persona's network. In every other
 * case the answer is the real address: on another site, through a proxy, with a trusted proxy
 * configured, or from another machine.
 */
export const createAddressFor =
  (demo: {
    enabled: boolean;
    site: string;
    trustProxy: readonly string[];
    /** The address of the persona that this visitor plays, if any. */
    personaAddress: (visitorId: string) => string | undefined;
  }): AddressFor =>
  ({ site, visitorId, clientAddress, headers }) => {
    const real = clientAddress;
    if (!demo.enabled || !site.demo || site.id !== demo.site) return real;
    if (demo.trustProxy.length > 0 || !isLoopback(clientAddress)) return real;
    if (FORWARDING_HEADERS.some((name) => headers[name] !== undefined)) return real;
    const named = headers[DEMO_ADDRESS_HEADER];
    if (typeof named === 'string' && isIP(named) !== 0) return named;
    return (visitorId !== undefined && demo.personaAddress(visitorId)) || real;
  };
