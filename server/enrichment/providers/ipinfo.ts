import type { ProviderRow } from './provider-row.ts';
import { readPath } from './read-path.ts';

/** IPinfo: Core and Plus answer with the autonomous system, Business and the older API with a company, too. */
export const IPINFO: ProviderRow = {
  id: 'ipinfo',
  name: 'IPinfo',
  base: 'https://api.ipinfo.io',
  auth: { kind: 'bearer' },
  url: 'https://ipinfo.io/developers',
  statuses: { 400: 'refused', 404: 'nothing' },
  questions: [
    {
      kind: 'ip',
      method: 'GET',
      path: '/lookup/{ip}',
      cost: 0.0005,
      fields: {
        'company.name': ['company.name', 'as.name'],
        'company.domain': ['company.domain', 'as.domain'],
        'location.city': ['geo.city', 'city'],
        'location.region': ['geo.region', 'region'],
        'location.country': ['geo.country_code', 'country'],
        'network.type': ['company.type', 'as.type', 'asn.type'],
        'network.asn': ['as.asn', 'asn.asn'],
        'network.org': ['as.name', 'asn.name'],
      },
      flags: {
        vpn: ['is_anonymous', 'privacy.vpn', 'privacy.tor', 'privacy.relay', 'privacy.proxy'],
        hosting: ['is_hosting', 'privacy.hosting'],
        mobile: ['is_mobile'],
        isp: ['is_satellite'],
      },
      // Who announces the address is further from who uses it than who it is assigned to.
      confidence: (answer) => (readPath(answer, 'company.domain') ? 'medium' : 'low'),
    },
  ],
};
