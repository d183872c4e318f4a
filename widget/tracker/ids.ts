/** `bytes` random bytes as lower-case hex; works on plain http pages, where `crypto.randomUUID` does not. */
export const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    (byte + 256).toString(16).slice(1),
  ).join('');

/**
 * A UUIDv7 (RFC 9562): 48 bits of `now` in ms, 12 bits of `counter`, 60 random bits.
 * The counter keeps one tab's ids of the same millisecond in order.
 */
export const uuidv7 = (now: number, counter: number): string =>
  (
    now.toString(16).padStart(12, '0') +
    (0x7000 | (counter & 0xfff)).toString(16) +
    8 +
    randomHex(8).slice(1)
  ).replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** The millisecond in which a UUIDv7 was made. */
export const madeAt = (id: string): number => parseInt(id.replace('-', ''), 16);
