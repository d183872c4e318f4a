import type { Connection, mongo } from 'mongoose';
import type { CompanyVisitor } from './company-doc.ts';

/** Of a visitor's document; the visitors feature has the schema, and the indexes. */
interface VisitorFields extends CompanyVisitor {
  _id: string;
  site: string;
  kind: 'visitor' | 'person';
  listed: boolean;
  bot: boolean;
  excluded: boolean;
  prior_domain: string | null;
}

const COUNTED = {
  _id: 0,
  visitor_id: 1,
  person: 1,
  email: 1,
  company: 1,
  intent: 1,
  intent_due: 1,
  enterprise_score: 1,
  sessions: 1,
  page_views: 1,
  messages: 1,
  first_seen: 1,
  last_seen: 1,
} as const;
const PORTION = 500;

/** What analytics reads of `visitors`. */
export function visitorReader(connection: Connection) {
  const visitors = connection.collection('visitors') as unknown as mongo.Collection<VisitorFields>;
  return {
    forSite: ({ site }: { site: string }) => ({
      /**
       * The visitors of a company: browsers, not the persons that they are merged into; no bots, and
       * not the site's own staff.
       */
      ofCompany(domain: string): AsyncIterable<CompanyVisitor> {
        return visitors
          .find({
            site,
            'company.domain': domain,
            kind: 'visitor',
            bot: false,
            excluded: false,
          })
          .project<CompanyVisitor>(COUNTED)
          .batchSize(PORTION);
      },

      /** Every domain that a visitor is of: one look at the index each. */
      async *domains(): AsyncIterable<string> {
        let last = '';
        for (;;) {
          const [found] = await visitors
            .find({ site, 'company.domain': { $gt: last } })
            .sort({ 'company.domain': 1 })
            .project<{ company: { domain: string } }>({ _id: 0, 'company.domain': 1 })
            .limit(1)
            .toArray();
          if (!found) return;
          yield (last = found.company.domain);
        }
      },

      /** The domains in whose counts a visitor is, or was before. */
      async domainsOf(visitor: string): Promise<string[]> {
        const found = await visitors.findOne(
          { _id: `${site}:${visitor}` },
          { projection: { 'company.domain': 1, prior_domain: 1 } },
        );
        return [found?.company?.domain, found?.prior_domain].flatMap((domain) => domain ?? []);
      },

      /** How many in the lists have at least this score now; read from the index alone. */
      async countStrong(intent: number, limit: number): Promise<number> {
        return visitors.countDocuments(
          { site, listed: true, intent: { $gte: intent } },
          { limit, hint: 'listed_by_intent' },
        );
      },
    }),
  };
}
export type VisitorReader = ReturnType<typeof visitorReader>;
