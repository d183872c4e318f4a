import type { CompaniesQuery } from '../../server/contracts/analytics.ts';

/** What of the companies list can be chosen. */
export interface AskedCompanies {
  q: string;
  sort: CompaniesQuery['sort'];
}

/** The orders it can have; the first is what one comes for. */
export const COMPANY_SORTS = ['intent', 'last_seen', 'first_seen'] as const;

/** Reads the choices from the address. */
export function askedCompaniesFrom(search: string): AskedCompanies {
  const params = new URLSearchParams(search);
  const sort = COMPANY_SORTS.find((one) => one === params.get('sort')) ?? COMPANY_SORTS[0];
  return { q: params.get('q')?.trim() ?? '', sort };
}

/** Writes them as the query of an address; empty for the plain list. */
export function companiesSearchOf({ q, sort }: AskedCompanies): string {
  const params = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(sort === COMPANY_SORTS[0] ? {} : { sort }),
  });
  return params.size > 0 ? `?${params}` : '';
}
