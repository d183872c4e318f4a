import type { VisitorCompany } from '../contracts/visitors.ts';
import type { WebhookEvent } from '../contracts/webhooks.ts';
import type { ScoreInput } from './scoring.ts';
import type { VisitorState } from './fold/state.ts';

/** Version of the fold's code; raise it when the same events would give another state. */
export const FOLD_CODE = 2;

/** Something that the write of this visitor decided to tell the world; taken out once it is in the outbox. */
export interface PendingNotice {
  /** Unique within the visitor: part of the delivery's key. */
  id: string;
  event: Extract<WebhookEvent, 'high_intent_visitor' | 'enterprise_alert' | 'visitor_enriched'>;
  at: Date;
  facts: Record<string, unknown>;
}

/** What the lists show and sort by; derived from the state at each write. */
export interface VisitorFields {
  /** In the lists: no bot, none of the team's own, and not one of a person's visitors. */
  listed: boolean;
  bot: boolean;
  excluded: boolean;
  first_seen: Date;
  last_seen: Date;
  intent: number;
  /** When the rounded score next changes by itself. */
  intent_due: Date | null;
  enterprise_score: number | null;
  company: (Omit<VisitorCompany, 'at'> & { at: Date }) | null;
  network_is_own: boolean;
  email: string | null;
  name: string | null;
  identity: 'verified' | 'unverified' | null;
  city: string | null;
  region: string | null;
  country: string | null;
  network_type: string | null;
  page_url: string | null;
  page_title: string | null;
  page_views: number;
  messages: number;
  sessions: number;
  lifecycle: 'lead' | 'customer';
  /** Lower-case word beginnings are looked up in these. */
  words: string[];
}

/** What decides alerts; carried from write to write and never derived (contract §7). */
export interface AlertFields {
  armed: boolean;
  alerted_at: Date | null;
  enterprise_alerted: boolean;
  enriched: boolean;
  notices: PendingNotice[];
}

/** A document of `visitors`: a projection of events, and the commit point of alerts. */
export interface VisitorDoc extends VisitorFields, AlertFields {
  /** `site:visitor_id`, or `site:p_…` for a person. */
  _id: string;
  site: string;
  visitor_id: string;
  /** A random token; every write names the one it read. */
  version: string;
  kind: 'visitor' | 'person';
  /** Absent for a person, who is merged from visitors. */
  state: VisitorState | null;
  /** Events that the state counts although their batch was pending when it was made. */
  unsettled: string[];
  made_by: { code: number; rules: number };
  /** What the events received up to `through` amounted to, which retention has deleted. */
  base: VisitorState | null;
  through: Date | null;
  /** The company's domain before this one: its counts change, too. */
  prior_domain: string | null;
  /** The person it was one of before this one: that one is merged anew, too. */
  prior_person: string | null;
  /** Of a person: what its score was made of when events were last settled. */
  settled_input: ScoreInput | null;
  /** The person this visitor is one of. */
  person: string | null;
  /** Of a person: the visitors, best score first. */
  members: string[];
}

/** The alert fields of a visitor who was never seen before. */
export const newAlertFields = (): AlertFields => ({
  armed: true,
  alerted_at: null,
  enterprise_alerted: false,
  enriched: false,
  notices: [],
});
