import type {
  CompaniesQuery,
  CompanyDetail,
  CompanyRow,
} from '../../server/contracts/analytics.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from './client.ts';

/** What a list of companies can be asked for. */
export type CompaniesAsked = Partial<Pick<CompaniesQuery, 'q' | 'sort' | 'limit' | 'cursor'>>;

/** A page of companies. */
export const listCompanies = (
  client: Client,
  query: CompaniesAsked,
  signal?: AbortSignal,
): Promise<Page<CompanyRow>> =>
  client.get('/companies', { query: { ...query }, ...(signal ? { signal } : {}) });

/** One company with the first of its visitors. Fails with `company_not_found`. */
export const getCompany = (
  client: Client,
  domain: string,
  signal?: AbortSignal,
): Promise<CompanyDetail> =>
  client.get(`/companies/${encodeURIComponent(domain)}`, signal ? { signal } : {});
