import { ASN_SEEDS } from './asn-seeds.ts';
import { companyOfAsn, registeredAs } from './companies/company-directory.ts';
import type { NetworkRole } from './network-role.ts';
import { OPERATORS } from './operators.ts';

const seeds = new Map(ASN_SEEDS.map(([asn, registered, role]) => [asn, { registered, role }]));

/** Registries of the East write the legal form first: "JSC Selectel". */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'jsc cjsc ojsc pjsc llc ooo zao sia uab pt'.split(' '),
);

/** The words of a registered name by which its operator is known. */
export const operatorWords = (name: string): string[] => {
  const words = name.toLowerCase().match(/[a-z0-9&]+/g) ?? [];
  return LEGAL_FORMS.has(words[0] ?? '') ? words.slice(1) : words;
};

interface OperatorWords {
  rest: readonly string[];
  role: NetworkRole;
}
const operators = new Map<string, OperatorWords[]>();
for (const [registered, role] of OPERATORS) {
  const [first = '', ...rest] = operatorWords(registered);
  const rows = [...(operators.get(first) ?? []), { rest, role }];
  operators.set(
    first,
    rows.toSorted((a, b) => b.rest.length - a.rest.length),
  );
}

const roleOfOperator = (org: string): NetworkRole | undefined => {
  const [first = '', ...rest] = operatorWords(org);
  const rows = operators.get(first);
  return rows?.find((row) => row.rest.every((word, i) => rest[i] === word))?.role;
};

/**
 * What the tables say of an autonomous system: its own row, else its company, else its operator.
 * Undefined when they do not know it, or know the number under another name (numbers change hands).
 */
export function roleOfAsn(asn: number, org: string): NetworkRole | undefined {
  const seed = seeds.get(asn);
  if (seed && registeredAs(org, [seed.registered])) return seed.role;
  return companyOfAsn(asn, org) ? 'business' : roleOfOperator(org);
}
