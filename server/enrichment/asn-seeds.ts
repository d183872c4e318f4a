import type { NetworkRole } from './network-role.ts';

/** An autonomous system whose role its operator's other ones do not share, and its registered name. */
export type AsnSeed = readonly [asn: number, registered: string, role: NetworkRole];

/** What stands here goes before the companies and operators; a test holds every row against the data. */
export const ASN_SEEDS: readonly AsnSeed[] = [
  [36183, 'Akamai Technologies', 'relay'], // iCloud Private Relay
  [271, 'BCnet', 'education'],
  [559, 'SWITCH', 'education'],
  [12816, 'Leibniz-Rechenzentrum', 'education'],
  [16880, 'TREND MICRO', 'gateway'],
  [40934, 'Fortinet', 'gateway'], // FortiSASE
  [213176, 'CHECK POINT SSE', 'gateway'],
  [398391, 'Check Point Software', 'gateway'], // Harmony SASE
  [31898, 'Oracle Corporation', 'hosting'], // Oracle Cloud
  [54253, 'Oracle Corporation', 'hosting'],
  [64102, 'Oracle Corporation', 'hosting'],
  [33517, 'Oracle Corporation', 'hosting'],
  [46558, 'Oracle Corporation', 'hosting'],
  [55002, 'F5', 'hosting'], // DDoS scrubbing
  [396986, 'Bytedance', 'hosting'],
  [6167, 'Verizon Business', 'mobile'], // Cellco
  [22394, 'Verizon Business', 'mobile'],
  [20057, 'AT&T Enterprises', 'mobile'], // AT&T Mobility
  [45609, 'Bharti Airtel', 'mobile'],
  [55836, 'Reliance Jio', 'mobile'],
  [8011, 'MongoDB', 'isp'], // access space under a company's name
  [14593, 'Space Exploration', 'isp'], // Starlink
  [8881, '1&1 Versatel', 'isp'],
  [21263, 'TeleData', 'isp'],
  [24852, 'UAB INIT', 'isp'],
  [24877, 'UAB INIT', 'isp'],
  [9141, 'P4 Sp', 'isp'], // UPC Polska, cable
  [7684, 'SAKURA Internet', 'hosting'],
];
