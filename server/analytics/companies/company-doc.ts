import type { Confidence } from '../../contracts/network.ts';

/** What all visitors of a domain amount to. */
export interface CompanyFactsDoc {
  name?: string;
  industry?: string;
  size?: string;
  revenue?: string;
  location?: string;
  /** Different e-mails that were given. */
  people: number;
  visitors: number;
  sessions: number;
  page_views: number;
  messages: number;
  first_seen: Date;
  last_seen: Date;
  /** The strongest person's, plus half of the next one's, at most 100. */
  intent: number;
  enterprise_score: number | null;
  /** What a search finds it by. */
  words: string[];
}

/** A document of `companies`: a projection of the visitors of one domain. */
export interface CompanyDoc extends CompanyFactsDoc {
  /** `site:domain` */
  _id: string;
  site: string;
  domain: string;
  /** It has visitors; one that is only marked was not counted yet, or has none left. */
  listed?: true;
  /** A random token of the last recount. */
  version?: string;
  /** A random token of the last reason to recount; absent where there is none. */
  mark?: string;
  /** When it is to be recounted: its scores decay. */
  due?: Date;
}

/** What a company is counted from. */
export interface CompanyVisitor {
  visitor_id: string;
  person: string | null;
  email: string | null;
  company: {
    domain: string;
    name?: string;
    industry?: string;
    size?: string;
    revenue?: string;
    location?: string;
    confidence: Confidence;
    at: Date;
  };
  intent: number;
  intent_due: Date | null;
  enterprise_score: number | null;
  sessions: number;
  page_views: number;
  messages: number;
  first_seen: Date;
  last_seen: Date;
}
