/** Ranges through which other people's traffic leaves, inside networks that do other things too. */
export const RELAY_RANGES: readonly (readonly [cidr: string, operator: string])[] = [
  ['104.28.0.0/16', 'Cloudflare WARP and iCloud Private Relay'],
  ['2606:54c0::/32', 'Cloudflare WARP and iCloud Private Relay'],
  ['2a09:bac0::/29', 'Cloudflare WARP'],
];
