import { readAsnCsv } from './asn-csv.ts';
import { createBreathe } from './breathe.ts';
import type { DataSource } from './data-source.ts';
import { measureFootprint } from './footprint.ts';
import { readPlaces } from './mmdb-places.ts';
import type { NetworkTables } from './network-tables.ts';
import { PlaceTable } from './place-table.ts';
import { StringTable } from './string-table.ts';

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
  const orgs = new Map<number, string>();

  onProgress('IP data: reading the networks');
  const ranges4 = await readAsnCsv(source.asn[0], 4, orgs, breathe);
  const ranges6 = await readAsnCsv(source.asn[1], 6, orgs, breathe);
  const asns = [...orgs.keys()].toSorted((a, b) => a - b);
  const indexOf = new Map(asns.map((asn, i) => [asn, i]));
  const indexes = (column: Uint32Array): Uint32Array => column.map((asn) => indexOf.get(asn) ?? 0);

  onProgress('IP data: reading the places of IPv4');
  const place4 = await readPlaces(source.city[0], places, breathe);
  onProgress('IP data: reading the places of IPv6');
  const place6 = await readPlaces(source.city[1], places, breathe);

  onProgress('IP data: measuring footprints');
  const found = {
    asnNumber: Uint32Array.from(asns),
    asn4Start: ranges4.startHigh,
    asn4End: ranges4.endHigh,
    asn4Index: indexes(ranges4.asn),
    place4Start: place4.high,
    place4Index: place4.place,
  };
  const footprint = await measureFootprint({ ...found, places: places.country.length }, breathe);
  return {
    ...found,
    ...footprint,
    asnOrg: Uint32Array.from(asns, (asn) => strings.idOf(orgs.get(asn) ?? '')),
    asn6StartHigh: ranges6.startHigh,
    asn6StartLow: ranges6.startLow,
    asn6EndHigh: ranges6.endHigh,
    asn6EndLow: ranges6.endLow,
    asn6Index: indexes(ranges6.asn),
    place6StartHigh: place6.high,
    place6StartLow: place6.low,
    place6Index: place6.place,
    placeCountry: Uint32Array.from(places.country),
    placeRegion: Uint32Array.from(places.region),
    placeCity: Uint32Array.from(places.city),
    ...strings.encode(),
  };
}
