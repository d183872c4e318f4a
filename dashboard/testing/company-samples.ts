import type { CompanyDetail, CompanyRow } from '../../server/contracts/analytics.ts';
import { T0, jane, pageOf, visitorRow } from './samples.ts';

const at = (minutesAgo: number) => new Date(T0 - minutesAgo * 60_000).toISOString();

/** The n-th company of a list that is sorted by intent. */
export const companyRow = (n: number, over: Partial<CompanyRow> = {}): CompanyRow => ({
  domain: `company-${n}.com`,
  name: `Company ${n}`,
  industry: 'Software',
  size: '201-500',
  revenue: '50M-200M',
  location: 'Austin, US',
  people: 0,
  visitors: 2,
  sessions: 4,
  page_views: 12,
  messages: 0,
  first_seen: at(9000),
  last_seen: at(n),
  intent: 60 - n,
  enterprise_score: 64,
  ...over,
});

/** Acme with Jane and a colleague who said nothing. */
export const acme: CompanyDetail = {
  ...companyRow(1, {
    domain: 'acme.com',
    name: 'Acme Corp',
    people: 1,
    messages: 2,
    intent: 92,
  }),
  visitors_list: (({ data, total, next_cursor }) => ({ data, total, next_cursor }))(
    pageOf([
      jane,
      visitorRow(2, { company: { ...jane.company!, confidence: 'low', source: 'offline' } }),
    ]),
  ),
};
