import type { VisitorDoc } from './visitor-doc.ts';

/**
 * A visitor, or person, as the steps after its write need it. The states are large, and nobody's but
 * the fold's, which may have happened in another thread.
 */
export interface WrittenDoc extends Pick<
  VisitorDoc,
  | '_id'
  | 'site'
  | 'visitor_id'
  | 'version'
  | 'kind'
  | 'person'
  | 'prior_person'
  | 'prior_domain'
  | 'members'
  | 'notices'
  | 'alerted_at'
> {
  /** Of its company. */
  domain: string | null;
  /** The events that its sessions began with. */
  entries: readonly string[];
}

const entriesOf = ({ state }: VisitorDoc): string[] => {
  // One id may stand for several sessions, and the last one is it.
  const last = new Map(state?.sessions.map(({ id, entry }) => [id, entry?.id]));
  return [...last.values()].flatMap((id) => id ?? []);
};

export const writtenDoc = (doc: VisitorDoc): WrittenDoc => ({
  _id: doc._id,
  site: doc.site,
  visitor_id: doc.visitor_id,
  version: doc.version,
  kind: doc.kind,
  person: doc.person,
  prior_person: doc.prior_person,
  prior_domain: doc.prior_domain,
  members: doc.members,
  notices: doc.notices,
  alerted_at: doc.alerted_at,
  domain: doc.company?.domain ?? null,
  entries: entriesOf(doc),
});
