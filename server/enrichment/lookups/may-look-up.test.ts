import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProviderAnswer } from './merge-fields.ts';
import { mergeFields } from './merge-fields.ts';
import { mayLookUpPerson, type PersonQuestion } from './may-look-up-person.ts';
import { sureOfCompany } from './may-name-company.ts';

const asked: PersonQuestion = {
  tier: 'growth',
  setting: 'outside_eea',
  identity: 'verified',
  hasConversation: false,
  country: 'US',
  networkType: 'isp',
};

test('a person is looked up where tier, setting, identity and place allow it, and nowhere else', () => {
  const may = (change: Partial<PersonQuestion>) => mayLookUpPerson({ ...asked, ...change });
  assert.ok(may({}));
  assert.ok(!may({ tier: 'starter' }));
  assert.ok(!may({ setting: 'off' }));
  assert.ok(!may({ identity: 'unverified' }));
  assert.ok(may({ identity: 'unverified', hasConversation: true }));
  for (const country of ['DE', 'fr', 'IS', 'LI', 'NO', undefined]) assert.ok(!may({ country }));
  for (const networkType of ['vpn', 'hosting', 'unknown', undefined] as const)
    assert.ok(!may({ networkType }), 'where they are is not known');
  assert.ok(may({ country: 'DE', setting: 'everywhere' }));
});

const answer = (fields: ProviderAnswer['fields'], given: Partial<ProviderAnswer> = {}) => ({
  source: 'ipinfo',
  confidence: 'high' as const,
  at: '2026-03-01T00:00:00.000Z',
  fields,
  ...given,
});

test('only a business network names a company', () => {
  const acme = { 'company.domain': 'acme.com' };
  const business = { ...acme, 'network.type': 'business' };
  assert.equal(sureOfCompany('business', answer(acme)), 'high');
  assert.equal(sureOfCompany('unknown', answer(acme)), undefined, 'nobody says that it is one');
  assert.equal(sureOfCompany('unknown', answer(business)), 'high');
  assert.equal(sureOfCompany('isp', answer(acme)), undefined, 'a home');
  assert.equal(sureOfCompany('isp', answer(business)), 'medium', 'an office on a carrier’s line');
  for (const type of ['mobile', 'hosting', 'vpn', 'private'] as const)
    assert.equal(sureOfCompany(type, answer(business)), undefined);
  for (const said of ['isp', 'hosting', 'vpn', 'mobile'])
    assert.equal(sureOfCompany('business', answer({ ...acme, 'network.type': said })), undefined);
  for (const carrier of ['comcast.net', 'gmail.com', 'amazonaws.com']) {
    const fields = { 'company.domain': carrier, 'network.type': 'business' };
    assert.equal(sureOfCompany('business', answer(fields)), undefined, carrier);
  }
});

test('fields are merged surest first, and never of two companies', () => {
  const merged = mergeFields([
    answer({ 'company.domain': 'x.com', 'company.size': '1-10' }, { confidence: 'low' }),
    answer({ 'company.domain': 'y.com', 'location.city': 'Bonn' }, { source: 'snitcher' }),
    answer({ 'company.domain': 'y.com', 'company.name': 'Y' }, { confidence: 'medium' }),
  ]);
  const values = Object.fromEntries(merged.map(({ field, value }) => [field, value]));
  assert.deepEqual(values, {
    'company.domain': 'y.com',
    'company.name': 'Y',
    'location.city': 'Bonn',
  });
  assert.equal(merged.find(({ field }) => field === 'company.domain')?.source, 'snitcher');
});
