import type { DeliveryFacts, OutboxItem } from '../ports.ts';
import type { VisitorDoc } from './visitor-doc.ts';
import type { VisitorStore } from './visitor-store.ts';

/** The visitor whose pages are meant: itself, or of a person the one with the highest score. */
export async function browserOf(
  visitors: Pick<VisitorStore, 'get'>,
  doc: VisitorDoc,
): Promise<VisitorDoc> {
  const [best] = doc.members;
  if (doc.kind === 'visitor' || best === undefined) return doc;
  return (await visitors.get(`${doc.site}:${best}`)) ?? doc;
}

/** A visitor's last pages, the latest first, as whole URLs; at most twenty. */
export function recentPages({ state, page_url }: VisitorDoc): string[] {
  const base = page_url ?? undefined;
  const pages = (state?.paths ?? []).map(({ path }) =>
    URL.canParse(path, base) ? new URL(path, base).href : path,
  );
  return pages.length > 0 ? pages : [page_url ?? []].flat();
}

/** What the filters of webhooks ask of a visitor, as it is now; undefined where it is gone. */
export async function deliveryFactsOf(
  visitors: Pick<VisitorStore, 'get'>,
  item: OutboxItem,
): Promise<DeliveryFacts | undefined> {
  const doc = await visitors.get(`${item.site}:${item.visitor_id}`);
  if (!doc) return undefined;
  const current = item.facts['current_url'];
  const { company } = doc;
  return {
    ...(company ? { domain: company.domain } : {}),
    ...(company?.size === undefined ? {} : { size: company.size }),
    ...(company?.industry === undefined ? {} : { industry: company.industry }),
    ...(doc.country === null ? {} : { country: doc.country }),
    pages: [
      ...(typeof current === 'string' ? [current] : []),
      ...recentPages(await browserOf(visitors, doc)),
    ],
    identified: doc.email !== null,
    lifecycle: doc.lifecycle,
    sessions: doc.sessions,
  };
}
