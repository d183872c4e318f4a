import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CompanyVisitor } from './company-doc.ts';
import { askedWords, companyWords } from './company-words.ts';
import { companyIntent, tallyCompany } from './tally-company.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 5, day));
const visitor = (id: string, more: Partial<CompanyVisitor> = {}): CompanyVisitor => ({
  visitor_id: id,
  person: null,
  email: null,
  company: { domain: 'acme.com', confidence: 'low', at: at(1) },
  intent: 0,
  intent_due: null,
  enterprise_score: null,
  sessions: 1,
  page_views: 2,
  messages: 0,
  first_seen: at(1),
  last_seen: at(2),
  ...more,
});

test('the intent is that of the strongest person plus half of the next, at most 100', async () => {
  assert.equal(companyIntent(60, 31), 76);
  assert.equal(companyIntent(90, 40), 100);
  const counted = await tallyCompany('acme.com', [
    visitor('v_a', { intent: 50, person: 'p_jane', email: 'jane@acme.com', intent_due: at(20) }),
    visitor('v_b', { intent: 48, person: 'p_jane', email: 'jane@acme.com', intent_due: at(19) }),
    visitor('v_c', { intent: 20, intent_due: at(10) }),
    visitor('v_d', { intent: 4, intent_due: at(3) }),
  ]);
  assert.equal(counted?.facts.intent, 60, 'Jane once, and half of v_c');
  assert.equal(counted?.facts.visitors, 4);
  assert.equal(counted?.facts.people, 1);
  assert.equal(counted?.due, at(10).getTime(), 'nobody else can change it by decaying');
});

test('each fact is the one that is surest, then latest, and absent ones take nothing away', async () => {
  const counted = await tallyCompany('acme.com', [
    visitor('v_a', {
      company: {
        domain: 'acme.com',
        confidence: 'high',
        at: at(1),
        name: 'Acme Corp',
        size: '201-500',
      },
      first_seen: at(3),
    }),
    visitor('v_b', {
      company: { domain: 'acme.com', confidence: 'low', at: at(9), name: 'ACME', industry: 'Toys' },
      enterprise_score: 41,
      last_seen: at(9),
    }),
  ]);
  const { words, ...facts } = counted?.facts ?? assert.fail();
  assert.deepEqual(facts, {
    name: 'Acme Corp',
    industry: 'Toys',
    size: '201-500',
    visitors: 2,
    sessions: 2,
    page_views: 4,
    messages: 0,
    people: 0,
    first_seen: at(1),
    last_seen: at(9),
    intent: 0,
    enterprise_score: 41,
  });
  assert.deepEqual(words, ['acme', 'acme.com', 'com', 'corp']);
});

test('the order of the visitors makes no difference', async () => {
  const some = fc.record({
    email: fc.constantFrom(null, 'jane@acme.com', 'joe@acme.com'),
    intent: fc.integer({ min: 0, max: 100 }),
    name: fc.constantFrom('Acme', 'ACME Inc', undefined),
    confidence: fc.constantFrom('high' as const, 'low' as const),
    day: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 12 }), async (given) => {
      const visitors = given.map(({ email, intent, name, confidence, day }, index) =>
        visitor(`v_${index}`, {
          email,
          intent,
          intent_due: at(day),
          company: { domain: 'acme.com', confidence, at: at(day), ...(name ? { name } : {}) },
        }),
      );
      const { facts } = (await tallyCompany('acme.com', visitors)) ?? assert.fail();
      const again = await tallyCompany('acme.com', visitors.toReversed());
      assert.deepEqual(again?.facts, facts);
    }),
  );
});

test('no visitor, no company', async () => {
  assert.equal(await tallyCompany('acme.com', []), undefined);
});

test('is found by the beginnings of its words, without case or accents, and by its domain', () => {
  const words = companyWords('societe-generale.com', 'Société Générale');
  const finds = (q: string) =>
    askedWords(q).every((asked) => words.some((word) => word.startsWith(asked)));
  for (const q of ['soc', 'GÉN', 'societe gen', 'societe-generale.c', 'Société']) {
    assert.ok(finds(q), q);
  }
  assert.ok(!finds('ociete'));
  assert.ok(companyWords('orsted.com', 'Ørsted').includes('orsted'));
  assert.deepEqual(askedWords('GRØNN'), ['gronn']);
});
