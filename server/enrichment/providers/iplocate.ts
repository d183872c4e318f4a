import type { ProviderRow } from './provider-row.ts';
import { readPath } from './read-path.ts';

/** IPLocate. Objects that say nothing of an address are left out of its answer. */
export const IPLOCATE: ProviderRow = {
  id: 'iplocate',
  name: 'IPLocate',
  base: 'https://www.iplocate.io/api',
  auth: { kind: 'query', name: 'apikey' },
  url: 'https://www.iplocate.io/docs',
  statuses: { 400: 'refused' },
  questions: [
    {
      kind: 'ip',
      method: 'GET',
      path: '/lookup/{ip}',
      cost: 0.0001,
      fields: {
        'company.name': 'company.name',
        'company.domain': 'company.domain',
        'location.city': 'city',
        'location.region': 'subdivision',
        'location.country': 'country_code',
        'network.type': ['company.type', 'asn.type'],
        'network.asn': 'asn.asn',
        'network.org': 'asn.name',
      },
      flags: {
        vpn: ['privacy.is_vpn', 'privacy.is_tor', 'privacy.is_proxy', 'privacy.is_icloud_relay'],
        hosting: ['privacy.is_hosting'],
        isp: ['is_satellite'],
      },
      confidence: (answer) => (readPath(answer, 'company.domain') ? 'medium' : 'low'),
    },
  ],
};
