import type { ProviderRow } from './provider-row.ts';

/** Apollo's organization enrichment. A domain that it does not know is 200 without an organization. */
export const APOLLO: ProviderRow = {
  id: 'apollo',
  name: 'Apollo',
  base: 'https://api.apollo.io/api/v1',
  auth: { kind: 'header', name: 'X-Api-Key' },
  url: 'https://docs.apollo.io/reference/organization-enrichment',
  statuses: { 404: 'nothing', 422: 'refused' },
  questions: [
    {
      kind: 'domain',
      method: 'GET',
      path: '/organizations/enrich?domain={domain}',
      cost: 0.02,
      fields: {
        'company.name': 'organization.name',
        'company.domain': ['organization.primary_domain', 'organization.website_url'],
        'company.industry': 'organization.industry',
        'company.size': 'organization.estimated_num_employees',
        'company.revenue': ['organization.annual_revenue', 'organization.organization_revenue'],
        'company.location': {
          join: ['organization.city', 'organization.state', 'organization.country'],
        },
        'company.founded': 'organization.founded_year',
      },
      confidence: () => 'medium',
    },
  ],
};
