import type { NetworkRole } from './network-role.ts';

/** An autonomous system whose role is known, with a piece of its registered name to hold it against. */
export type AsnSeed = readonly [asn: number, org: string];

/** Autonomous systems by role; a test holds every row against the shipped data. */
export const ASN_SEEDS: Readonly<Record<Exclude<NetworkRole, 'business'>, readonly AsnSeed[]>> = {
  relay: [],
  hosting: [
    [15169, 'Google'],
    [16509, 'Amazon'],
    [54113, 'Fastly'],
    [13335, 'Cloudflare'],
  ],
  gateway: [],
  education: [[3, 'Massachusetts Institute of Technology']],
  government: [],
  mobile: [[21928, 'T-Mobile USA']],
  isp: [
    [7922, 'Comcast'],
    [3320, 'Deutsche Telekom'],
  ],
};
