import type { ProviderRow } from './provider-row.ts';

/**
 * Hunter's company enrichment. 403 is its rate limit and 429 its quota; 451: the company asked not
 * to be in there, which is an answer.
 */
export const HUNTER: ProviderRow = {
  id: 'hunter',
  name: 'Hunter',
  base: 'https://api.hunter.io/v2',
  auth: { kind: 'header', name: 'X-API-KEY' },
  url: 'https://hunter.io/api-documentation',
  statuses: {
    400: 'refused',
    403: 'rate_limited',
    404: 'nothing',
    422: 'refused',
    429: 'quota_exceeded',
    451: 'nothing',
  },
  questions: [
    {
      kind: 'domain',
      method: 'GET',
      path: '/companies/find?domain={domain}',
      cost: 0.01,
      fields: {
        'company.name': 'data.name',
        'company.domain': 'data.domain',
        'company.industry': ['data.category.industry', 'data.category.sector'],
        'company.size': ['data.metrics.employees', 'data.metrics.employeesRange'],
        'company.revenue': ['data.metrics.annualRevenue', 'data.metrics.estimatedAnnualRevenue'],
        'company.location': ['data.location', 'data.geo.country'],
        'company.founded': 'data.foundedYear',
      },
      confidence: () => 'medium',
    },
  ],
};
