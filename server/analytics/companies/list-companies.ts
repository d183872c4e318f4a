import type { CompaniesQuery, CompanyRow } from '../../contracts/analytics.ts';
import type { Page } from '../../contracts/lists.ts';
import { ApiError } from '../../errors.ts';
import type { CompanyDoc } from './company-doc.ts';
import type { CompanyCursor, CompanySort, CompanyStore } from './company-store.ts';
import { askedWords } from './company-words.ts';

/** Totals are exact up to here, and pages go no further (contract §4). */
const COUNTED = 10_000;

const encodeCursor = (doc: CompanyDoc, sort: CompanySort): string => {
  const value = doc[sort];
  const at = value instanceof Date ? value.getTime() : value;
  return Buffer.from(JSON.stringify([sort, at, doc.domain])).toString('base64url');
};

const decodeCursor = (cursor: string, sort: CompanySort): CompanyCursor => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new ApiError('bad_cursor');
  }
  const [of, at, domain] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  if (of !== sort || typeof at !== 'number' || typeof domain !== 'string')
    throw new ApiError('bad_cursor');
  return { value: sort === 'intent' ? at : new Date(at), domain };
};

/** A company's document as a row of the list. */
export const companyRowOf = (doc: CompanyDoc): CompanyRow => ({
  domain: doc.domain,
  ...(doc.name === undefined ? {} : { name: doc.name }),
  ...(doc.industry === undefined ? {} : { industry: doc.industry }),
  ...(doc.size === undefined ? {} : { size: doc.size }),
  ...(doc.revenue === undefined ? {} : { revenue: doc.revenue }),
  ...(doc.location === undefined ? {} : { location: doc.location }),
  people: doc.people,
  visitors: doc.visitors,
  sessions: doc.sessions,
  page_views: doc.page_views,
  messages: doc.messages,
  first_seen: doc.first_seen.toISOString(),
  last_seen: doc.last_seen.toISOString(),
  intent: doc.intent,
  ...(doc.enterprise_score === null ? {} : { enterprise_score: doc.enterprise_score }),
});

/**
 * A page of the companies list, in the sorts of contract §4.
 * @throws ApiError `use_cursor`, `bad_cursor`
 */
export async function listCompanies(
  store: CompanyStore,
  site: string,
  { page, limit, sort, cursor, q }: CompaniesQuery,
): Promise<Page<CompanyRow>> {
  if (!cursor && page * limit > COUNTED) throw new ApiError('use_cursor');
  const companies = store.forSite({ site });
  const words = q ? askedWords(q) : [];
  const [docs, total] = await Promise.all([
    companies
      .page(words, sort, {
        ...(cursor ? { after: decodeCursor(cursor, sort) } : {}),
        skip: cursor ? 0 : (page - 1) * limit,
        limit: limit + 1,
      })
      .toArray(),
    companies.count(words, COUNTED + 1),
  ]);
  const shown = docs.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(companyRowOf),
    total: Math.min(total, COUNTED),
    total_relation: total > COUNTED ? 'gte' : 'eq',
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, COUNTED) / limit)),
    next_cursor: docs.length > limit && last ? encodeCursor(last, sort) : null,
  };
}
