/** `bytes` random bytes as lower-case hex; works on plain http pages, where `crypto.randomUUID` does not. */
export const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    (byte + 256).toString(16).slice(1),
  ).join('');

/**
 * A UUIDv7 (RFC 9562): 48 bits of `now` in ms, 12 bits of `counter`, 62 random bits.
 * The counter keeps one tab's ids of the same millisecond in order.
 */
export function uuidv7(now: number, counter: number): string {
  const time = now.toString(16).padStart(12, '0');
  const count = (counter & 4095).toString(16).padStart(3, '0');
  const random = randomHex(8);
  const variant = ((parseInt(random.slice(0, 1), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}
