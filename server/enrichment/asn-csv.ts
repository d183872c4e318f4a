import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Breathe } from './breathe.ts';
import { parseAddress, type IpAddress } from './ip-address.ts';

/** One line of the ASN data: an inclusive range and who announces it. */
export interface AsnRange {
  start: IpAddress;
  end: IpAddress;
  asn: number;
  org: string;
}

/** A file's ranges as sorted columns; IPv6 by its upper 64 bits, IPv4 in the `high` ones alone. */
export interface AsnColumns {
  startHigh: Uint32Array;
  startLow: Uint32Array;
  endHigh: Uint32Array;
  endLow: Uint32Array;
  asn: Uint32Array;
}

const unquote = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;

/** `start,end,asn,org`; the org may be quoted and is the last field. Undefined for a line of another form. */
export function parseAsnLine(line: string): AsnRange | undefined {
  const first = line.indexOf(',');
  const second = line.indexOf(',', first + 1);
  const third = line.indexOf(',', second + 1);
  if (first < 0 || second < 0 || third < 0) return undefined;
  const start = parseAddress(line.slice(0, first));
  const end = parseAddress(line.slice(first + 1, second));
  const asn = Number(line.slice(second + 1, third));
  if (!start || !end || !Number.isInteger(asn) || asn <= 0) return undefined;
  return { start, end, asn, org: unquote(line.slice(third + 1).trim()) };
}

const high = (address: IpAddress): number => (address.version === 4 ? address.value : address.high);
const low = (address: IpAddress): number => (address.version === 4 ? 0 : address.low);

/** Rows are sorted in the shipped data; other data may not be. */
const sorted = (columns: Record<keyof AsnColumns, number[]>): AsnColumns => {
  const { startHigh, startLow } = columns;
  const compare = (a: number, b: number): number =>
    (startHigh[a] ?? 0) - (startHigh[b] ?? 0) || (startLow[a] ?? 0) - (startLow[b] ?? 0);
  let order: number[] | undefined;
  for (let i = 1; i < startHigh.length; i++)
    if (compare(i - 1, i) > 0) {
      order = Array.from(startHigh.keys()).toSorted(compare);
      break;
    }
  const column = (values: number[]): Uint32Array =>
    Uint32Array.from(order ? order.map((i) => values[i] ?? 0) : values);
  return {
    startHigh: column(columns.startHigh),
    startLow: column(columns.startLow),
    endHigh: column(columns.endHigh),
    endLow: column(columns.endLow),
    asn: column(columns.asn),
  };
};

/**
 * Reads the ranges of one IP version; `orgs` learns the name of each autonomous system.
 * @throws Error naming the file and line that is not `start,end,asn,org`
 */
export async function readAsnCsv(
  file: string,
  version: 4 | 6,
  orgs: Map<number, string>,
  breathe: Breathe,
): Promise<AsnColumns> {
  const columns: Record<keyof AsnColumns, number[]> = {
    startHigh: [],
    startLow: [],
    endHigh: [],
    endLow: [],
    asn: [],
  };
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    if ((++number & 0xfff) === 0) await breathe();
    if (line === '') continue;
    const range = parseAsnLine(line);
    if (!range) throw new Error(`${file}:${number} is not "start,end,asn,organisation".`);
    const { start, end, asn, org } = range;
    // An IPv6 range that stands for IPv4 (6to4) is looked up as IPv4.
    if (start.version !== version || end.version !== version) continue;
    columns.startHigh.push(high(start));
    columns.startLow.push(low(start));
    columns.endHigh.push(high(end));
    columns.endLow.push(low(end));
    columns.asn.push(asn);
    if (!orgs.has(asn)) orgs.set(asn, org);
  }
  return sorted(columns);
}
