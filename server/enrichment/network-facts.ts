import type { IpAddress } from './ip-address.ts';
import type { NetworkTables } from './network-tables.ts';
import { lastAtOrBefore, lastPairAtOrBefore } from './search-columns.ts';

/** What the data says of an autonomous system. */
export interface AsnFacts {
  asn: number;
  org: string;
  /** IPv4 addresses announced. */
  addresses: number;
  /** Different cities among them. */
  cities: number;
}

/** Approximate; any part may be missing. `country` is ISO 3166-1 alpha-2. */
export interface Place {
  country?: string;
  region?: string;
  city?: string;
}

/** Reads the compiled tables, in microseconds. */
export interface NetworkFacts {
  /** Position of the autonomous system that announces the address; −1 when nobody does. */
  asnIndexOf(address: IpAddress): number;
  asnAt(index: number): AsnFacts;
  /** Writes where the address is into an answer; cheaper than an object of its own. */
  addPlace(address: IpAddress, to: Place): void;
  /** Position of an autonomous system by number; −1 when the data has none. */
  indexOfAsn(asn: number): number;
  asnCount: number;
}

/** The reader of one set of tables. */
export function createNetworkFacts(tables: NetworkTables): NetworkFacts {
  const text = Buffer.from(
    tables.stringBytes.buffer,
    tables.stringBytes.byteOffset,
    tables.stringBytes.byteLength,
  );
  const decoded: (string | undefined)[] = [];
  const string = (id: number): string =>
    id === 0
      ? ''
      : (decoded[id] ??= text.toString('utf8', tables.stringEnd[id - 1], tables.stringEnd[id]));

  const asn4 = (value: number): number => {
    const at = lastAtOrBefore(tables.asn4Start, value);
    return at >= 0 && value <= (tables.asn4End[at] ?? 0) ? (tables.asn4Index[at] ?? -1) : -1;
  };
  const asn6 = (high: number, low: number): number => {
    const at = lastPairAtOrBefore(tables.asn6StartHigh, tables.asn6StartLow, high, low);
    if (at < 0) return -1;
    const end = tables.asn6EndHigh[at] ?? 0;
    const inside = high < end || (high === end && low <= (tables.asn6EndLow[at] ?? 0));
    return inside ? (tables.asn6Index[at] ?? -1) : -1;
  };
  const placeId = (address: IpAddress): number => {
    if (address.version === 4)
      return tables.place4Index[lastAtOrBefore(tables.place4Start, address.value)] ?? 0;
    const { place6StartHigh, place6StartLow } = tables;
    const at = lastPairAtOrBefore(place6StartHigh, place6StartLow, address.high, address.low);
    return tables.place6Index[at] ?? 0;
  };

  return {
    asnCount: tables.asnNumber.length,
    asnIndexOf: (address) =>
      address.version === 4 ? asn4(address.value) : asn6(address.high, address.low),
    asnAt: (index) => ({
      asn: tables.asnNumber[index] ?? 0,
      org: string(tables.asnOrg[index] ?? 0),
      addresses: tables.asnAddresses[index] ?? 0,
      cities: tables.asnCities[index] ?? 0,
    }),
    addPlace: (address, to) => {
      const id = placeId(address);
      if (id === 0) return;
      const country = string(tables.placeCountry[id] ?? 0);
      const region = string(tables.placeRegion[id] ?? 0);
      const city = string(tables.placeCity[id] ?? 0);
      if (country !== '') to.country = country;
      if (region !== '') to.region = region;
      if (city !== '') to.city = city;
    },
    indexOfAsn: (asn) => {
      const at = lastAtOrBefore(tables.asnNumber, asn);
      return at >= 0 && tables.asnNumber[at] === asn ? at : -1;
    },
  };
}
