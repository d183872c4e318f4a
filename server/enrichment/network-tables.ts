/**
 * The compiled data: sorted columns, so that a lookup is a binary search and loading is one read.
 * An IPv6 address counts by its upper 64 bits, in two columns of 32.
 */
export interface NetworkTables {
  /** Autonomous systems by number; `asnIndex` columns point here. */
  asnNumber: Uint32Array;
  asnOrg: Uint32Array;
  /** Footprint: IPv4 addresses announced, and cities they are seen in. */
  asnAddresses: Uint32Array;
  asnCities: Uint32Array;
  asn4Start: Uint32Array;
  asn4End: Uint32Array;
  asn4Index: Uint32Array;
  asn6StartHigh: Uint32Array;
  asn6StartLow: Uint32Array;
  asn6EndHigh: Uint32Array;
  asn6EndLow: Uint32Array;
  asn6Index: Uint32Array;
  /** Each place holds from its start to the next start; place 0 is nowhere. */
  place4Start: Uint32Array;
  place4Index: Uint32Array;
  place6StartHigh: Uint32Array;
  place6StartLow: Uint32Array;
  place6Index: Uint32Array;
  /** Places, as string ids; string 0 is empty. */
  placeCountry: Uint32Array;
  placeRegion: Uint32Array;
  placeCity: Uint32Array;
  /** UTF-8; string i lies from `stringEnd[i - 1]` to `stringEnd[i]`. */
  stringEnd: Uint32Array;
  stringBytes: Uint8Array;
}

/** The columns in the order in which they lie in the file. */
export const COLUMNS = [
  'asnNumber',
  'asnOrg',
  'asnAddresses',
  'asnCities',
  'asn4Start',
  'asn4End',
  'asn4Index',
  'asn6StartHigh',
  'asn6StartLow',
  'asn6EndHigh',
  'asn6EndLow',
  'asn6Index',
  'place4Start',
  'place4Index',
  'place6StartHigh',
  'place6StartLow',
  'place6Index',
  'placeCountry',
  'placeRegion',
  'placeCity',
  'stringEnd',
] as const satisfies readonly (keyof NetworkTables)[];
