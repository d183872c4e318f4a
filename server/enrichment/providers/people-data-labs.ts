import type { Confidence } from '../../contracts/network.ts';
import type { ProviderRow } from './provider-row.ts';
import { readPath } from './read-path.ts';

const WORDS: Readonly<Record<string, Confidence>> = {
  'very high': 'high',
  high: 'high',
  medium: 'medium',
  moderate: 'medium',
};

/** `likelihood` goes from 1 to 10 and is logarithmic: below 6 it is a guess. */
const byLikelihood = (answer: unknown): Confidence => {
  const likelihood = readPath(answer, 'likelihood');
  if (typeof likelihood !== 'number') return 'medium';
  if (likelihood >= 8) return 'high';
  return likelihood >= 6 ? 'medium' : 'low';
};

/** People Data Labs: IP, company and person enrichment, v5. An answer without a match is 404. */
export const PEOPLE_DATA_LABS: ProviderRow = {
  id: 'people_data_labs',
  name: 'People Data Labs',
  base: 'https://api.peopledatalabs.com/v5',
  auth: { kind: 'header', name: 'X-Api-Key' },
  url: 'https://docs.peopledatalabs.com/docs/reference-ip-enrichment-api',
  statuses: { 400: 'refused', 402: 'quota_exceeded', 404: 'nothing', 405: 'provider_error' },
  questions: [
    {
      kind: 'ip',
      method: 'GET',
      path: '/ip/enrich?ip={ip}&return_ip_location=true&return_ip_metadata=true',
      cost: 0.05,
      fields: {
        'company.name': ['data.company.display_name', 'data.company.name'],
        'company.domain': 'data.company.website',
        'company.industry': 'data.company.industry',
        'company.size': 'data.company.size',
        'company.revenue': 'data.company.inferred_revenue',
        'company.location': 'data.company.location.name',
        'company.founded': 'data.company.founded',
        'location.city': 'data.ip.location.locality',
        'location.region': 'data.ip.location.region',
        'location.country': 'data.ip.location.country',
      },
      flags: {
        vpn: [
          'data.ip.metadata.vpn',
          'data.ip.metadata.tor',
          'data.ip.metadata.relay',
          'data.ip.metadata.proxy',
        ],
        hosting: ['data.ip.metadata.hosting'],
        mobile: ['data.ip.metadata.mobile'],
      },
      confidence: (answer) => WORDS[String(readPath(answer, 'data.company.confidence'))] ?? 'low',
    },
    {
      kind: 'domain',
      method: 'GET',
      path: '/company/enrich?website={domain}',
      cost: 0.1,
      fields: {
        'company.name': ['display_name', 'name'],
        'company.domain': 'website',
        'company.industry': 'industry',
        'company.size': ['size', 'employee_count'],
        'company.revenue': 'inferred_revenue',
        'company.location': 'location.name',
        'company.founded': 'founded',
      },
      confidence: byLikelihood,
    },
    {
      kind: 'email',
      method: 'GET',
      path: '/person/enrich?email={email}&min_likelihood=6&titlecase=true',
      cost: 0.28,
      fields: {
        'person.name': 'data.full_name',
        'person.title': 'data.job_title',
        'person.linkedin_url': 'data.linkedin_url',
      },
      confidence: byLikelihood,
    },
  ],
};
