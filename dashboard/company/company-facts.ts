import type { CompanyDetail } from '../../server/contracts/analytics.ts';
import type { VisitorCompany } from '../../server/contracts/visitors.ts';
import { range, revenueRange } from '../format/company.ts';
import { strings } from '../strings.ts';
import type { Fact, FactGroup } from '../visitor/facts/facts-of.ts';

const RANK: Readonly<Record<VisitorCompany['confidence'], number>> = { high: 3, medium: 2, low: 1 };
const FIELDS = ['name', 'domain', 'industry', 'size', 'revenue', 'location'] as const;
type Field = (typeof FIELDS)[number];
const words = strings.visitor.facts;

const shown = (field: Field, value: string): string => {
  if (field === 'size') return range(value) ?? value;
  return field === 'revenue' ? (revenueRange(value) ?? value) : value;
};

/**
 * What is known of a company. The account itself carries no sources: each value is vouched for
 * by the surest of its visitors that has the same.
 */
export function factsOfCompany(company: CompanyDetail): FactGroup {
  const known = company.visitors_list.data
    .flatMap(({ company: one }) => (one ? [one] : []))
    .toSorted((a, b) => RANK[b.confidence] - RANK[a.confidence] || b.at.localeCompare(a.at));
  const facts = FIELDS.flatMap((field): Fact[] => {
    const value = company[field];
    if (!value) return [];
    const voucher = known.find((one) => one[field] === value);
    return [
      {
        label: words.labels[field] ?? field,
        value: shown(field, value),
        ...(field === 'domain' ? { href: `https://${value}` } : {}),
        ...(voucher
          ? {
              source: words.sources[voucher.source] ?? voucher.source,
              confidence: voucher.confidence,
              at: voucher.at,
            }
          : {}),
      },
    ];
  });
  return { title: strings.company.facts, facts };
}
