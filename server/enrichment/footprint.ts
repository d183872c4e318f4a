import type { Breathe } from './breathe.ts';
import { lastAtOrBefore } from './search-columns.ts';
import type { NetworkTables } from './network-tables.ts';

type Input = Pick<
  NetworkTables,
  'asnNumber' | 'asn4Start' | 'asn4End' | 'asn4Index' | 'place4Start' | 'place4Index'
> & { places: number };

/**
 * How much of the world each autonomous system covers: IPv4 addresses announced, and different
 * cities among them. A company's own network is in few cities; an access provider's is everywhere.
 */
export async function measureFootprint(
  input: Input,
  breathe: Breathe,
): Promise<Pick<NetworkTables, 'asnAddresses' | 'asnCities'>> {
  const { asnNumber, asn4Start, asn4End, asn4Index, place4Start, place4Index } = input;
  const asnAddresses = new Uint32Array(asnNumber.length);
  const asnCities = new Uint32Array(asnNumber.length);
  const seenBy = new Int32Array(input.places).fill(-1);
  const byAsn = Array.from(asn4Start.keys()).toSorted(
    (a, b) => (asn4Index[a] ?? 0) - (asn4Index[b] ?? 0),
  );
  for (const [step, range] of byAsn.entries()) {
    if ((step & 0xfff) === 0) await breathe();
    const asn = asn4Index[range] ?? 0;
    const end = asn4End[range] ?? 0;
    const size = end - (asn4Start[range] ?? 0) + 1;
    asnAddresses[asn] = Math.min(0xffffffff, (asnAddresses[asn] ?? 0) + size);
    let at = Math.max(0, lastAtOrBefore(place4Start, asn4Start[range] ?? 0));
    for (; at < place4Start.length && (place4Start[at] ?? 0) <= end; at++) {
      const place = place4Index[at] ?? 0;
      if (place === 0 || seenBy[place] === asn) continue;
      seenBy[place] = asn;
      asnCities[asn] = (asnCities[asn] ?? 0) + 1;
    }
  }
  return { asnAddresses, asnCities };
}
