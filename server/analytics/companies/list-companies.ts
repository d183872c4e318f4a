import type { CompaniesQuery, CompanyRow } from '../../contracts/analytics.ts';
import type { Page } from '../../contracts/lists.ts';
import { ApiError } from '../../errors.ts';
import { COUNT_UP_TO, pageOf, skipOf } from '../../http/page-of.ts';
import type { CompanyDoc } from './company-doc.ts';
import type { CompanyCursor, CompanySort, CompanyStore } from './company-store.ts';
import { askedWords } from './company-words.ts';

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
  { sort, cursor, q, ...query }: CompaniesQuery,
): Promise<Page<CompanyRow>> {
  const companies = store.forSite({ site });
  const words = q ? askedWords(q) : [];
  const [docs, counted] = await Promise.all([
    companies
      .page(words, sort, {
        ...(cursor ? { after: decodeCursor(cursor, sort) } : {}),
        skip: cursor ? 0 : skipOf(query),
        limit: query.limit + 1,
      })
      .toArray(),
    companies.count(words, COUNT_UP_TO),
  ]);
  return pageOf(query, counted, docs, companyRowOf, (doc) => encodeCursor(doc, sort));
}
