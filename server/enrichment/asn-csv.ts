import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseAddress, type IpAddress } from './ip-address.ts';

/** One line of the ASN data: an inclusive range and who announces it. */
export interface AsnRange {
  start: IpAddress;
  end: IpAddress;
  asn: number;
  org: string;
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

/**
 * Every range of the file, in its order.
 * @throws Error naming the file and line that is not `start,end,asn,org`
 */
export async function* readAsnCsv(file: string): AsyncGenerator<AsnRange> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line === '') continue;
    const range = parseAsnLine(line);
    if (!range) throw new Error(`${file}:${number} is not "start,end,asn,organisation".`);
    yield range;
  }
}
