import ipaddr from 'ipaddr.js';

/** An address in every form in which it could lie somewhere. */
export interface Needle {
  address: string;
  /** In lower case. */
  texts: readonly string[];
  bytes: Buffer;
  numbers: readonly number[];
}

/** The forms of an address: as text, as bytes, as bytes in hex, and as a number. */
export function needleOf(address: string): Needle {
  const parsed = ipaddr.parse(address);
  const bytes = Buffer.from(parsed.toByteArray());
  const hex = bytes.toString('hex');
  if (parsed instanceof ipaddr.IPv4) {
    const mapped = parsed.toIPv4MappedAddress();
    const number = bytes.readUInt32BE();
    const backwards = address.split('.').toReversed().join('.');
    const texts = [address, backwards, mapped.toString(), hex, String(number)];
    return { address, texts, bytes, numbers: [number, bytes.readInt32BE()] };
  }
  const groups = parsed.toNormalizedString().split(':');
  const padded = groups.map((group) => group.padStart(4, '0'));
  // The first three say whose network it is; an HMAC says nothing of it.
  const network = groups.slice(0, 3).join(':');
  const texts = [parsed.toString(), groups.join(':'), padded.join(':'), network, hex];
  return { address, texts, bytes, numbers: [] };
}

/** Base64 hides bytes by where they begin: each of the four ways to read a text is tried. */
const decodings = (text: string): Buffer[] =>
  (text.match(/[A-Za-z0-9+/_-]{6,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64')),
  );

const isIn = (value: string | number | Buffer, { texts, bytes, numbers }: Needle): boolean => {
  if (typeof value === 'number') return numbers.includes(value);
  if (typeof value !== 'string') {
    const text = value.toString('latin1').toLowerCase();
    return value.includes(bytes) || texts.some((form) => text.includes(form));
  }
  const text = value.toLowerCase();
  return (
    texts.some((form) => text.includes(form)) ||
    [Buffer.from(value, 'latin1'), ...decodings(value)].some((buffer) => buffer.includes(bytes))
  );
};

/** What of BSON is neither text, number, list nor object. */
const bytesOf = (value: object): Buffer | undefined => {
  if (value instanceof Uint8Array) return Buffer.from(value);
  const { _bsontype: type, buffer, id } = value as Record<string, unknown>;
  if (type === 'Binary' && buffer instanceof Uint8Array) return Buffer.from(buffer);
  if (type === 'ObjectId' && id instanceof Uint8Array) return Buffer.from(id);
  return undefined;
};

/** Where in a value any of the addresses is: in values, in names, in bytes, however deep. */
export function findAddress(value: unknown, needles: readonly Needle[], path = ''): string[] {
  const seen = (part: string | number | Buffer, what: string): string[] =>
    needles
      .filter((needle) => isIn(part, needle))
      .map(({ address }) => `${path}${what}: ${address}`);
  if (typeof value === 'string' || typeof value === 'number') return seen(value, '');
  if (typeof value === 'bigint') return seen(Number(value), '');
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  const bytes = bytesOf(value);
  if (bytes) return seen(bytes, ' (bytes)');
  if ('_bsontype' in value) return seen(JSON.stringify(value), ' (as text)');
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([name, part]: [unknown, unknown]) => [
    ...seen(String(name), ` (name ${String(name)})`),
    ...findAddress(part, needles, `${path}.${String(name)}`),
  ]);
}
