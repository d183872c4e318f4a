import { isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import type { ClientAddress } from '../http/client-address.ts';

/** Scripts and tests may name an address of their own for one request to the demo's site. */
export const DEMO_ADDRESS_HEADER = 'x-clarm-demo-ip';

/** What ingest knows of a request when it asks whose address to look up. */
export interface AddressQuestion {
  site: { id: string; demo: boolean };
  visitorId: string | undefined;
  /** Whose address ingest would otherwise use. */
  client: Pick<ClientAddress, 'address' | 'loopback'>;
  headers: IncomingHttpHeaders;
}

/** Answers with the address whose network the visit counts as. */
export type AddressFor = (question: AddressQuestion) => string;

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
  ({ site, visitorId, client, headers }) => {
    const real = client.address;
    if (!demo.enabled || !site.demo || site.id !== demo.site) return real;
    // Never true of a forwarded request.
    if (demo.trustProxy.length > 0 || !client.loopback) return real;
    const named = headers[DEMO_ADDRESS_HEADER];
    if (typeof named === 'string' && isIP(named) !== 0) return named;
    return (visitorId !== undefined && demo.personaAddress(visitorId)) || real;
  };
