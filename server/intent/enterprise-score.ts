import type { EnterpriseRow } from '../contracts/intent.ts';
import type { CompanyFacts, Confidence } from '../contracts/network.ts';
import type { IntentRules } from './rules.ts';
import { roundToSum } from './round-to-sum.ts';

/** A company and how sure that it is this one. */
export type KnownCompany = CompanyFacts & { confidence: Confidence };

/** The enterprise score, 0–100, and rows that sum exactly to it. */
export interface EnterpriseScore {
  score: number;
  breakdown: EnterpriseRow[];
}

/** Points by bucket (contract §7). */
const SIZE: Readonly<Record<string, number>> = {
  '1-10': 2,
  '11-50': 8,
  '51-200': 16,
  '201-500': 24,
  '501-1000': 30,
  '1001-5000': 36,
  '5001-10000': 40,
  '10001+': 40,
};
const REVENUE: Readonly<Record<string, number>> = {
  '<1M': 2,
  '1M-10M': 8,
  '10M-50M': 13,
  '50M-200M': 17,
  '200M-1B': 21,
  '1B+': 25,
};
const AGE = [
  { upTo: 2, points: 2 },
  { upTo: 5, points: 5 },
  { upTo: 10, points: 8 },
  { upTo: Number.POSITIVE_INFINITY, points: 10 },
];
const MAX = { size: 40, revenue: 25, network: 15, industry: 10, age: 10 } as const;
const CONFIDENCE: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.9, low: 0.7 };
/** An unknown company is neither small nor big: a missing input counts this share of its maximum. */
const MISSING = 0.35;

const bucket = (table: Readonly<Record<string, number>>, value: string | undefined) =>
  value !== undefined && Object.hasOwn(table, value) ? table[value] : undefined;

const sellsTo = (targets: readonly string[], industry: string | undefined): boolean | undefined =>
  industry === undefined || targets.length === 0
    ? undefined
    : targets.some((target) => target.trim().toLowerCase() === industry.trim().toLowerCase());

const agePoints = (founded: number | undefined, now: number): number | undefined => {
  if (founded === undefined) return undefined;
  const age = new Date(now).getUTCFullYear() - founded;
  return AGE.find(({ upTo }) => age <= upTo)?.points;
};

const eitherOr = (is: boolean | undefined, points: number): number | undefined =>
  is === undefined ? undefined : Number(is) * points;

interface Input {
  input: keyof typeof MAX;
  value: string | undefined;
  points: number;
}

function inputsOf(
  company: KnownCompany,
  networkIsOwn: boolean,
  rules: Pick<IntentRules, 'targetIndustries'>,
  now: number,
): Input[] {
  const { size, revenue, industry, founded } = company;
  const isTarget = eitherOr(sellsTo(rules.targetIndustries, industry), MAX.industry);
  const row = (input: keyof typeof MAX, value: string | undefined, points: number | undefined) => ({
    input,
    value,
    points: points ?? MISSING * MAX[input],
  });
  return [
    row('size', size, bucket(SIZE, size)),
    row('revenue', revenue, bucket(REVENUE, revenue)),
    row('network', networkIsOwn ? 'own' : 'other', eitherOr(networkIsOwn, MAX.network)),
    row('industry', industry, isTarget),
    row('age', founded === undefined ? undefined : `founded ${founded}`, agePoints(founded, now)),
  ];
}

const total = (inputs: readonly Input[], { confidence }: KnownCompany): number =>
  inputs.reduce((sum, { points }) => sum + points, 0) * CONFIDENCE[confidence];

const NEARLY = 1e-9;

/** How much of an enterprise this company is, 0–100 (E of contract §7). */
export function enterpriseScore(
  company: KnownCompany,
  networkIsOwn: boolean,
  rules: Pick<IntentRules, 'targetIndustries'>,
  now: number,
): number {
  return Math.round(total(inputsOf(company, networkIsOwn, rules, now), company) + NEARLY);
}

/** The enterprise score with what it is made of; the rows sum exactly to it. */
export function explainEnterprise(
  company: KnownCompany,
  networkIsOwn: boolean,
  rules: Pick<IntentRules, 'targetIndustries'>,
  now: number,
): EnterpriseScore {
  const inputs = inputsOf(company, networkIsOwn, rules, now);
  const score = Math.round(total(inputs, company) + NEARLY);
  const points = roundToSum(
    inputs.map((row) => row.points * CONFIDENCE[company.confidence]),
    score,
  );
  const rows = inputs.map(({ input, value }, index): EnterpriseRow => {
    const row = { input, points: points[index] ?? 0, max: MAX[input] };
    return value === undefined ? row : Object.assign(row, { value });
  });
  return { score, breakdown: rows };
}
