import type { ProviderRow } from './provider-row.ts';
import { readPath } from './read-path.ts';

/** Snitcher's IP to Company API. 202 means that it is still looking; 403 that the quota is used up. */
export const SNITCHER: ProviderRow = {
  id: 'snitcher',
  name: 'Snitcher',
  base: 'https://api.snitcher.com',
  auth: { kind: 'bearer' },
  url: 'https://docs.snitcher.com/powered-by-snitcher/ip2company/quickstart',
  statuses: { 202: 'later', 403: 'quota_exceeded', 404: 'nothing' },
  questions: [
    {
      kind: 'ip',
      method: 'POST',
      path: '/company/find?ip={ip}',
      cost: 0.02,
      fields: {
        'company.name': 'company.name',
        'company.domain': ['company.domain', 'domain'],
        'company.industry': 'company.industry',
        'company.size': 'company.employee_range',
        'company.revenue': 'company.annual_revenue',
        'company.location': 'company.location',
        'company.founded': 'company.founded_year',
        'location.city': 'geo.city',
        'location.region': 'geo.region',
        'location.country': ['geo.country_code', 'geo.country'],
        'network.type': 'type',
      },
      confidence: (answer) => (readPath(answer, 'fuzzy') === true ? 'medium' : 'high'),
    },
  ],
};
