/** No letters and digits that look like one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** A password of sixteen letters and digits, 92 random bits, in groups that can be read out. */
export function suggestPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH * 4));
  // Bytes past the last whole round of letters would make the first letters likelier.
  const fair = [...bytes].filter((byte) => byte < 256 - (256 % LETTERS.length));
  const letters = fair.slice(0, LENGTH).map((byte) => LETTERS[byte % LETTERS.length] ?? '');
  return letters.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}
