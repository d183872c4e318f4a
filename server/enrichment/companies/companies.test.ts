import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'tldts';
import { roleOfAsn } from '../asn-role.ts';
import { companyDomainOfEmail } from '../company-from-email.ts';
import { judgeAsn } from '../network-lookup.ts';
import { shippedFacts } from '../shipped-data.ts';
import { BY_EMAIL_ONLY } from './by-email-only.ts';
import { COMPANIES } from './companies.ts';
import { companyOfAsn, companyOfDomain, registeredAs } from './company-directory.ts';

const { facts } = await shippedFacts();
const withNetworks = COMPANIES.filter(({ asns }) => asns.length > 0);

test('knows at least 300 companies by their own networks', () => {
  assert.ok(withNetworks.length >= 300, `${withNetworks.length}`);
  assert.equal(withNetworks.length + BY_EMAIL_ONLY.length, COMPANIES.length);
});

test('every autonomous system is in the shipped data, under a name that the row gives', () => {
  for (const { facts: company, asns, registered } of withNetworks)
    for (const asn of asns) {
      const index = facts.indexOfAsn(asn);
      assert.ok(index >= 0, `${company.domain}: AS${asn} is not in the data`);
      const { org } = facts.asnAt(index);
      assert.ok(registeredAs(org, registered), `${company.domain}: AS${asn} is "${org}"`);
    }
});

test('every autonomous system is judged a business and names its company', () => {
  for (const { facts: company, asns } of withNetworks)
    for (const asn of asns) {
      const found = facts.asnAt(facts.indexOfAsn(asn));
      assert.equal(judgeAsn(found).type, 'business', `${company.domain}: AS${asn} ${found.org}`);
      assert.equal(companyOfAsn(asn, found.org)?.facts.domain, company.domain);
    }
});

test('a number that has changed hands names nobody', () => {
  assert.equal(companyOfAsn(714, 'Apple Inc.')?.facts.name, 'Apple');
  assert.equal(companyOfAsn(714, 'Somebody Telecom Ltd'), undefined);
  assert.equal(roleOfAsn(714, 'Somebody Telecom Ltd'), undefined);
});

test('a name that merely begins alike is another company', () => {
  assert.equal(registeredAs('The RAND Corporation', ['The RAND']), true);
  assert.equal(registeredAs('The Random House Group Limited', ['The RAND']), false);
  assert.equal(registeredAs('GitHub, Inc.', ['GitHub']), true);
});

test('where guests surf too, the company is less sure', () => {
  assert.equal(companyOfAsn(10695, 'Wal-Mart Stores, Inc.')?.confidence, 'medium');
  assert.equal(companyOfAsn(36459, 'GitHub, Inc.')?.confidence, 'high');
});

test('no domain and no autonomous system stands twice', () => {
  const domains = COMPANIES.flatMap(({ facts: { domain }, aliases }) => [domain, ...aliases]);
  assert.equal(new Set(domains).size, domains.length);
  const asns = COMPANIES.flatMap((row) => row.asns);
  assert.equal(new Set(asns).size, asns.length);
});

test('every domain is one that an e-mail address gives', () => {
  for (const { facts: company, aliases } of COMPANIES)
    for (const domain of [company.domain, ...aliases]) {
      assert.equal(parse(domain, { allowPrivateDomains: true }).domain, domain);
      assert.equal(companyDomainOfEmail(`jane@${domain}`), domain);
      assert.equal(companyOfDomain(domain)?.domain, company.domain);
    }
});

test('years and headquarters are plausible', () => {
  for (const { facts: company } of COMPANIES) {
    assert.ok(company.founded > 1400 && company.founded < 2026, company.domain);
    assert.match(company.location, /, [A-Z]{2}$/, company.domain);
  }
});
