import type { PanelRow } from './panel-row.ts';

/** Addresses of no public network. */
// prettier-ignore
export const NOBODY = {
  private: [
    ['10.0.0.1', 'RFC 1918'],
    ['10.255.255.254', 'RFC 1918'],
    ['172.16.5.4', 'RFC 1918'],
    ['172.31.255.1', 'RFC 1918'],
    ['192.168.178.20', 'RFC 1918'],
    ['127.0.0.1', 'loopback'],
    ['169.254.10.10', 'link-local'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.100.100.100', 'carrier-grade NAT'],
    ['::1', 'loopback'],
    ['fe80::1', 'link-local'],
    ['fd00::1234', 'unique local'],
    ['::ffff:192.168.0.1', 'RFC 1918, mapped'],
  ],
  unknown: [
    ['192.0.2.1', 'documentation'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.9', 'documentation'],
    ['2001:db8::1', 'documentation'],
    ['240.0.0.1', 'class E'],
    ['255.255.255.255', 'broadcast'],
    ['224.0.0.251', 'multicast'],
    ['0.0.0.0', 'unspecified'],
    ['2001:0:4136:e378::1', 'Teredo'],
    ['not an address', 'no address'],
    ['', 'nothing'],
  ],
} satisfies Record<string, readonly PanelRow[]>;
