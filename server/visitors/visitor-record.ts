import type { VisitorDoc } from './visitor-doc.ts';

/**
 * A visitor as it lies in the collection. Nobody but the fold reads the states, so each is one
 * text: the engine takes a document of 40 fields in half the time of one of 200, and a text is
 * made and read faster than BSON. What is null or an empty list of the projector's own is left out.
 */
export type VisitorRecord = Omit<VisitorDoc, 'state' | 'base'> & {
  state?: string;
  base?: string;
};

/** What a field is that the record leaves out; each document has lists of its own. */
const absent = (): Partial<VisitorDoc> => ({
  state: null,
  base: null,
  through: null,
  unsettled: [],
  prior_domain: null,
  prior_person: null,
  settled_input: null,
  person: null,
  intent_due: null,
  enterprise_score: null,
  company: null,
  email: null,
  name: null,
  identity: null,
  city: null,
  region: null,
  country: null,
  network_type: null,
  page_url: null,
  page_title: null,
  words: [],
  alerted_at: null,
  notices: [],
});
const CAN_BE_ABSENT: ReadonlySet<string> = new Set(Object.keys(absent()));

const isAbsent = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** The document as it is stored. */
export function toRecord(doc: VisitorDoc): VisitorRecord {
  const record: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(doc) as [string, unknown][]) {
    if (CAN_BE_ABSENT.has(field) && isAbsent(value)) continue;
    record[field] = field === 'state' || field === 'base' ? JSON.stringify(value) : value;
  }
  return record as unknown as VisitorRecord;
}

/** As an object it was stored before it was a text; its next write makes one of it. */
const parse = (stored: unknown): unknown =>
  typeof stored === 'string' ? (JSON.parse(stored) as unknown) : (stored ?? null);

/** The document that a record holds. */
export function fromRecord({ state, base, ...rest }: VisitorRecord): VisitorDoc {
  return {
    ...absent(),
    ...rest,
    state: parse(state),
    base: parse(base),
  } as VisitorDoc;
}
