import type { VisitorRow } from '../contracts/visitors.ts';
import type { ListedVisitor } from './list-store.ts';

const defined = <T extends object>(fields: { [K in keyof T]: T[K] | null | undefined }): T => {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(entries) as T;
};

/** A visitor's document as a row of the list. */
export function rowOf(doc: ListedVisitor, online: boolean): VisitorRow {
  const location = defined<NonNullable<VisitorRow['location']>>({
    city: doc.city,
    region: doc.region,
    country: doc.country,
  });
  return defined<VisitorRow>({
    id: doc.visitor_id,
    version: doc.version,
    identity: doc.identity
      ? defined<NonNullable<VisitorRow['identity']>>({
          email: doc.email,
          name: doc.name,
          status: doc.identity,
        })
      : null,
    company: doc.company
      ? defined<NonNullable<VisitorRow['company']>>({
          domain: doc.company.domain,
          name: doc.company.name,
          industry: doc.company.industry,
          size: doc.company.size,
          revenue: doc.company.revenue,
          location: doc.company.location,
          confidence: doc.company.confidence,
          source: doc.company.source,
          at: doc.company.at.toISOString(),
        })
      : null,
    location: Object.keys(location).length > 0 ? location : null,
    network_type: doc.network_type,
    intent: doc.intent,
    enterprise_score: doc.enterprise_score,
    online,
    bot: doc.bot,
    excluded: doc.excluded || null,
    first_seen: doc.first_seen.toISOString(),
    last_seen: doc.last_seen.toISOString(),
    last_page: doc.page_url
      ? defined<NonNullable<VisitorRow['last_page']>>({ url: doc.page_url, title: doc.page_title })
      : null,
    page_views: doc.page_views,
    messages: doc.messages,
    sessions: doc.sessions,
  });
}
