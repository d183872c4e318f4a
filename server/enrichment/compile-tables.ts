import { readAsnCsv, type AsnRange } from './asn-csv.ts';
import { createBreathe, type Breathe } from './breathe.ts';
import type { DataSource } from './data-source.ts';
import { measureFootprint } from './footprint.ts';
import { PlaceTable, readPlaces } from './mmdb-places.ts';
import type { NetworkTables } from './network-tables.ts';
import { StringTable } from './string-table.ts';

const readRanges = async (file: string, version: 4 | 6, breathe: Breathe) => {
  const ranges: AsnRange[] = [];
  for await (const range of readAsnCsv(file)) {
    if (range.start.version !== version || range.end.version !== version) continue;
    ranges.push(range);
    if ((ranges.length & 0xfff) === 0) await breathe();
  }
  return ranges.toSorted((a, b) => high(a.start) - high(b.start) || low(a.start) - low(b.start));
};

const high = (address: AsnRange['start']): number =>
  address.version === 4 ? address.value : address.high;
const low = (address: AsnRange['start']): number => (address.version === 4 ? 0 : address.low);

const column = <T>(items: readonly T[], value: (item: T) => number): Uint32Array =>
  Uint32Array.from(items, value);

/**
 * Makes the lookup's columns out of the CSV and mmdb files, a few seconds of work in slices that
 * let the event loop turn.
 * @param onProgress is told what is being read, one line at a time
 */
export async function compileTables(
  source: DataSource,
  onProgress: (line: string) => void,
): Promise<NetworkTables> {
  const breathe = createBreathe();
  const strings = new StringTable();
  const places = new PlaceTable(strings);

  onProgress('IP data: reading the networks');
  const ranges4 = await readRanges(source.asn[0], 4, breathe);
  const ranges6 = await readRanges(source.asn[1], 6, breathe);
  const orgs = new Map<number, string>();
  for (const { asn, org } of [...ranges4, ...ranges6]) orgs.set(asn, org);
  const asns = [...orgs.keys()].toSorted((a, b) => a - b);
  const indexOf = new Map(asns.map((asn, i) => [asn, i]));
  const index = (range: AsnRange) => indexOf.get(range.asn) ?? 0;

  onProgress('IP data: reading the places of IPv4');
  const place4 = await readPlaces(source.city[0], places, breathe);
  onProgress('IP data: reading the places of IPv6');
  const place6 = await readPlaces(source.city[1], places, breathe);

  onProgress('IP data: measuring footprints');
  const asnNumber = Uint32Array.from(asns);
  const found = {
    asnNumber,
    asn4Start: column(ranges4, (range) => high(range.start)),
    asn4End: column(ranges4, (range) => high(range.end)),
    asn4Index: column(ranges4, index),
    place4Start: place4.high,
    place4Index: place4.place,
  };
  const footprint = await measureFootprint({ ...found, places: places.country.length }, breathe);
  return {
    ...found,
    ...footprint,
    asnOrg: column(asns, (asn) => strings.idOf(orgs.get(asn) ?? '')),
    asn6StartHigh: column(ranges6, (range) => high(range.start)),
    asn6StartLow: column(ranges6, (range) => low(range.start)),
    asn6EndHigh: column(ranges6, (range) => high(range.end)),
    asn6EndLow: column(ranges6, (range) => low(range.end)),
    asn6Index: column(ranges6, index),
    place6StartHigh: place6.high,
    place6StartLow: place6.low,
    place6Index: place6.place,
    placeCountry: Uint32Array.from(places.country),
    placeRegion: Uint32Array.from(places.region),
    placeCity: Uint32Array.from(places.city),
    ...strings.encode(),
  };
}
