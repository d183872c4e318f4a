import type { Confidence } from '../../contracts/network.ts';
import type { CompanyFactsDoc, CompanyVisitor } from './company-doc.ts';
import { companyWords } from './company-words.ts';

const STRENGTH: Readonly<Record<Confidence, number>> = { high: 3, medium: 2, low: 1 };
const FACTS = ['name', 'industry', 'size', 'revenue', 'location'] as const;
const MAX_INTENT = 100;

/** A company as its visitors say, and what of it time alone will change. */
export interface CountedCompany {
  facts: CompanyFactsDoc;
  /** When one of the two scores that its intent is made of next falls, ms. */
  due: number | undefined;
}

type Claim = CompanyVisitor['company'];

/** The surer one; of two as sure the later, and of two as late the one that sorts first. */
const isBetter = (a: Claim, b: Claim, field: (typeof FACTS)[number]): boolean => {
  if (a.confidence !== b.confidence) return STRENGTH[a.confidence] > STRENGTH[b.confidence];
  if (a.at.getTime() !== b.at.getTime()) return a.at > b.at;
  return (a[field] ?? '') < (b[field] ?? '');
};

/** `intent`: the strongest person's score plus half of the next one's, at most 100. */
export const companyIntent = (strongest: number, next: number): number =>
  Math.min(MAX_INTENT, Math.round(strongest + next / 2));

/**
 * Counts a company from its visitors, in whatever order they come. Visitors with one e-mail (or
 * one verified person's) are one person; a visitor who gave none counts as one, too.
 * @returns undefined where there is no visitor
 */
export async function tallyCompany(
  domain: string,
  visitors: AsyncIterable<CompanyVisitor> | Iterable<CompanyVisitor>,
): Promise<CountedCompany | undefined> {
  const best: { [field in (typeof FACTS)[number]]?: Claim } = {};
  const emails = new Set<string>();
  const persons = new Map<string, { intent: number; due: number }>();
  const sums = { visitors: 0, sessions: 0, page_views: 0, messages: 0 };
  let [first, last, enterprise] = [Number.POSITIVE_INFINITY, 0, -1];
  for await (const visitor of visitors) {
    sums.visitors += 1;
    for (const count of ['sessions', 'page_views', 'messages'] as const)
      sums[count] += visitor[count];
    first = Math.min(first, visitor.first_seen.getTime());
    last = Math.max(last, visitor.last_seen.getTime());
    enterprise = Math.max(enterprise, visitor.enterprise_score ?? -1);
    if (visitor.email) emails.add(visitor.email);
    for (const field of FACTS) {
      const known = best[field];
      if (visitor.company[field] === undefined) continue;
      if (!known || isBetter(visitor.company, known, field)) best[field] = visitor.company;
    }
    const key = visitor.email ?? visitor.person ?? visitor.visitor_id;
    const person = persons.get(key) ?? { intent: 0, due: Number.POSITIVE_INFINITY };
    persons.set(key, {
      intent: Math.max(person.intent, visitor.intent),
      due: Math.min(person.due, visitor.intent_due?.getTime() ?? Number.POSITIVE_INFINITY),
    });
  }
  if (sums.visitors === 0) return undefined;
  const [strongest, next] = [...persons.values()].toSorted((a, b) => b.intent - a.intent);
  const due = Math.min(
    strongest?.due ?? Number.POSITIVE_INFINITY,
    next?.due ?? Number.POSITIVE_INFINITY,
  );
  const facts = Object.fromEntries(
    FACTS.flatMap((field) => (best[field]?.[field] ? [[field, best[field][field]]] : [])),
  ) as Pick<CompanyFactsDoc, (typeof FACTS)[number]>;
  return {
    facts: {
      ...facts,
      ...sums,
      people: emails.size,
      first_seen: new Date(first),
      last_seen: new Date(last),
      intent: companyIntent(strongest?.intent ?? 0, next?.intent ?? 0),
      enterprise_score: enterprise < 0 ? null : enterprise,
      words: companyWords(domain, facts.name),
    },
    due: Number.isFinite(due) ? due : undefined,
  };
}
