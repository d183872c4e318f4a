/** 2³²: what is above the lower half of a hash. */
export const HALF = 4_294_967_296;

/**
 * A well-mixed 53-bit hash of a text, which a double holds exactly. The function is cyrb53 (bryc,
 * public domain): two 32-bit lanes, mixed into each other at the end. Not for secrets.
 */
export function hashOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return HALF * (b & 0x1fffff) + (a >>> 0);
}
