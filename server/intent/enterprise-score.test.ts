import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enterpriseScore, explainEnterprise, type KnownCompany } from './enterprise-score.ts';

const NOW = Date.UTC(2026, 10, 23);
const rules = { targetIndustries: ['Software'] };
const apex: KnownCompany = {
  domain: 'apex.example',
  industry: 'software',
  size: '10001+',
  revenue: '1B+',
  founded: 1976,
  confidence: 'high',
};
const score = (company: Partial<KnownCompany>, own = true, given = rules) =>
  enterpriseScore({ ...apex, ...company }, own, given, NOW);

test('gives everything 100', () => assert.equal(score({}), 100));

test('takes each input from its bucket', () => {
  assert.equal(score({ size: '1-10' }), 62);
  assert.equal(score({ size: '5001-10000' }), 100);
  assert.equal(score({ size: '1001-5000' }), 96);
  assert.equal(score({ revenue: '<1M' }), 77);
  assert.equal(score({}, false), 85);
  assert.equal(score({ industry: 'Mining' }), 90);
  assert.equal(score({ founded: 2024 }), 92);
  assert.equal(score({ founded: 2021 }), 95);
  assert.equal(score({ founded: 2016 }), 98);
});

test('counts 35 % of the maximum for what is missing, also for industries the site has not named', () => {
  const { size: _size, ...unsized } = apex;
  assert.equal(enterpriseScore(unsized, true, rules, NOW), 74);
  assert.equal(score({ size: 'big' }), 74);
  assert.equal(score({}, true, { targetIndustries: [] }), 94);
  const only: KnownCompany = { domain: 'a.example', confidence: 'high' };
  assert.equal(enterpriseScore(only, true, rules, NOW), Math.round(0.35 * 85 + 15));
});

test('multiplies by how sure the company is', () => {
  assert.equal(score({ confidence: 'medium' }), 90);
  assert.equal(score({ confidence: 'low' }), 70);
});

test('explains itself in rows that sum exactly', () => {
  const option = <T>(...values: T[]) => fc.constantFrom(...values);
  fc.assert(
    fc.property(
      fc.record(
        {
          size: option('1-10', '11-50', '51-200', '201-500', '501-1000', '1001-5000', '10001+'),
          revenue: option('<1M', '1M-10M', '10M-50M', '50M-200M', '200M-1B', '1B+'),
          industry: option('Software', 'Mining'),
          founded: fc.integer({ min: 1900, max: 2026 }),
        },
        { requiredKeys: [] },
      ),
      option<KnownCompany['confidence']>('high', 'medium', 'low'),
      fc.boolean(),
      (facts, confidence, own) => {
        const company = { domain: 'a.example', ...facts, confidence };
        const explained = explainEnterprise(company, own, rules, NOW);
        assert.equal(explained.score, enterpriseScore(company, own, rules, NOW));
        const points = explained.breakdown.reduce((total, row) => total + row.points, 0);
        assert.equal(points, explained.score);
      },
    ),
  );
});
