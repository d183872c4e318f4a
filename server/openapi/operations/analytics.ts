import { companiesQuery, funnelQuery, overviewQuery } from '../../contracts/analytics.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Analytics';

/** `/api/analytics` and `/api/companies`: counts over time, a funnel, and accounts. */
export const ANALYTICS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/analytics/overview',
    id: 'getOverview',
    tag,
    auth: 'read',
    summary: 'Read what happened in a range of time',
    description:
      'Totals beside those of the range before, a series by hour or day in the time zone of the site, top pages, sources and countries, and revenue. Uniques are estimated; the answer states their error.',
    query: overviewQuery,
    answers: { 200: { description: 'The overview.', schema: C.Overview } },
    errors: ['site_not_found'],
  },
  {
    method: 'get',
    path: '/api/analytics/funnel',
    id: 'getFunnel',
    tag,
    auth: 'read',
    summary: 'Follow visitors through steps',
    description:
      'Two to six steps, separated by commas: names of events, or paths such as `path:/blog/*`. In a path `*` stands for anything within a segment, `**` for anything, and a `*` at its end for all that follows: `/blog/*` is `/blog/a` and `/blog/a/b`, `/*/docs` is `/en/docs` alone. Where there are too many events to look at, the answer says how it was bounded.',
    query: funnelQuery,
    answers: { 200: { description: 'The funnel.', schema: C.Funnel } },
    errors: ['site_not_found', 'range_too_large'],
  },
  {
    method: 'get',
    path: '/api/companies',
    id: 'listCompanies',
    tag,
    auth: 'read',
    summary: 'List companies',
    description:
      'All visitors of one domain are one company. Its intent is the strongest person’s and half of the next one’s, 100 at most.',
    query: companiesQuery,
    answers: { 200: { description: 'A page of companies.', schema: C.CompanyPage } },
    errors: ['use_cursor', 'bad_cursor'],
  },
  {
    method: 'get',
    path: '/api/companies/:domain',
    id: 'getCompany',
    tag,
    auth: 'read',
    params: { domain: 'The domain of the company, such as `acme.com`.' },
    summary: 'Read a company',
    description: 'With the first page of its visitors.',
    answers: { 200: { description: 'The company.', schema: C.Company } },
    errors: ['company_not_found'],
  },
];
