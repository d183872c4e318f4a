import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, FoundField } from '../contracts/finding.ts';
import type { Network } from '../contracts/network.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { defaultRules } from '../intent/rules.ts';
import { scoringOf } from '../scoring-of.ts';
import { companyOf } from './company-of.ts';
import { derive } from './derive.ts';
import { sourcesOf } from './found-of.ts';
import { foldAll } from './recompute.ts';

const scoring = scoringOf({ rulesVersion: 1, alertThreshold: 70 }, defaultRules);
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 1, 12);
const HOME: Network = {
  type: 'isp',
  confidence: 'high',
  asn: 3320,
  country: 'DE',
  data_version: '2026-02-20',
};
const office = (domain: string, confidence: 'high' | 'medium' | 'low'): Network => ({
  type: 'business',
  asn: 714,
  data_version: '2026-02-20',
  company: { domain, confidence, source: 'offline' },
});

let made = 0;
const at = (day: number, given: Partial<StoredEvent>): StoredEvent => ({
  _id: `w:v:${++made}`,
  site: 'w',
  visitor_id: 'v',
  event_id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`,
  event: 'page_view',
  url: 'https://a.example/',
  timestamp: new Date(START + day * DAY + made),
  received_at: new Date(START + day * DAY + made),
  source: 'browser',
  batch: 'b',
  ...given,
});
const view = (day: number, network: Network) => at(day, { network });
const identify = (day: number, email: string, identity: 'verified' | 'unverified') =>
  at(day, { event: 'identify', identity, properties: { email }, network: HOME });
const field = (name: FoundField['field'], value: string | number): FoundField => ({
  field: name,
  value,
  source: 'people_data_labs',
  confidence: 'medium',
  at: '2026-03-01T12:00:00.000Z',
});
const found = (day: number, finding: Finding) =>
  at(day, { event: 'enriched', source: 'internal', properties: { ...finding } });

const companyAt = async (day: number, events: readonly StoredEvent[]) =>
  companyOf(await foldAll(events, scoring), scoring, START + day * DAY);

test('Jane of acme.com is Acme at home, and stays it on her phone', async () => {
  const phone: Network = { type: 'mobile', data_version: '2026-02-20' };
  const events = [view(0, HOME), identify(0, 'jane@acme.com', 'unverified'), view(1, phone)];
  for (const day of [1, 300]) {
    const known = await companyAt(day, events);
    assert.equal(known?.company.domain, 'acme.com');
    assert.equal(known?.company.confidence, 'low', 'nobody vouches for her');
    assert.equal(known?.networkIsOwn, false);
  }
  const vouched = await companyAt(1, [...events, identify(1, 'jane@acme.com', 'verified')]);
  assert.equal(vouched?.company.confidence, 'high');
});

test('the network agrees with an unverified e-mail', async () => {
  const known = await companyAt(0, [
    view(0, office('acme.com', 'medium')),
    identify(0, 'jane@acme.com', 'unverified'),
  ]);
  assert.equal(known?.company.confidence, 'medium');
  assert.equal(known?.networkIsOwn, true);
});

test('what the network adds to an e-mail’s company ends after 30 days, and the lists are due then', async () => {
  const events = [
    view(0, office('acme.com', 'medium')),
    identify(0, 'jane@acme.com', 'unverified'),
    view(20, HOME),
  ];
  const state = await foldAll(events, scoring);
  const due = derive(state, scoring, START + 29 * DAY, null).fields;
  const ends = Number(events[0]?.timestamp) + 30 * DAY;
  assert.equal(due.network_is_own, true);
  assert.ok(due.intent_due && Number(due.intent_due) <= ends);
  assert.equal(companyOf(state, scoring, ends - 1)?.until, ends);
  const after = companyOf(state, scoring, ends);
  assert.equal(after?.networkIsOwn, false);
  assert.equal(after.company.confidence, 'low');
  assert.equal(after.until, undefined, 'the e-mail says it for good');
  assert.equal((await companyAt(1, [identify(0, 'jane@acme.com', 'verified')]))?.until, undefined);
});

test('free mail names no company; the office does, for 30 days after the last visit from it', async () => {
  const events = [
    view(0, office('acme.com', 'high')),
    identify(1, 'jane@gmail.com', 'verified'),
    view(20, HOME),
  ];
  assert.equal((await companyAt(21, events))?.company.domain, 'acme.com');
  assert.equal(await companyAt(31, events), undefined);
});

test('a firm claim comes before a later weak one', async () => {
  const events = [view(0, office('acme.com', 'medium')), view(5, office('hotel.example', 'low'))];
  assert.equal((await companyAt(6, events))?.company.domain, 'acme.com');
  assert.equal((await companyAt(31, events))?.company.domain, 'hotel.example');
});

test('a provider names the company of a network, with the source of every field', async () => {
  const finding: Finding = {
    lookup: 'network',
    asn: 3320,
    fields: [field('company.domain', 'acme.com'), field('company.name', 'Acme')],
  };
  const events = [view(0, HOME), found(0, finding)];
  const state = await foldAll(events, scoring);
  const { fields, known } = derive(state, scoring, START + DAY, null);
  assert.equal(fields.company?.domain, 'acme.com');
  assert.equal(fields.company?.source, 'people_data_labs');
  assert.equal(fields.country, 'DE');
  const sources = sourcesOf(state, known);
  assert.equal(sources['company.name']?.source, 'people_data_labs');
  assert.deepEqual(sources['location.country'], {
    source: 'offline',
    confidence: 'medium',
    at: '2026-02-20',
  });
});

test('facts found by domain fill gaps of the company, and never replace what is known', async () => {
  const facts: Finding = {
    lookup: 'company',
    subject: 'acme.com',
    fields: [field('company.size', '51-200'), field('company.founded', 1999)],
  };
  const events = [identify(0, 'jane@acme.com', 'verified'), found(0, facts)];
  const state = await foldAll(events, scoring);
  const { fields, known } = derive(state, scoring, START + DAY, null);
  assert.equal(fields.company?.size, '51-200');
  assert.ok((fields.enterprise_score ?? 0) > 0);
  assert.equal(sourcesOf(state, known)['company.domain']?.source, 'email');
  assert.equal(sourcesOf(state, known)['company.size']?.source, 'people_data_labs');
  const other = await companyAt(1, [identify(0, 'jane@other.com', 'verified'), found(0, facts)]);
  assert.equal(other?.company.size, undefined, 'they are of another company');
});

test('a person found by an e-mail is shown for that e-mail only', async () => {
  const person: Finding = {
    lookup: 'person',
    subject: 'jane@acme.com',
    fields: [field('person.name', 'Jane Smith'), field('person.title', 'CTO')],
  };
  const named = async (email: string) => {
    const state = await foldAll([identify(0, email, 'verified'), found(0, person)], scoring);
    return derive(state, scoring, START + DAY, null).fields.name;
  };
  assert.equal(await named('jane@acme.com'), 'Jane Smith');
  assert.equal(await named('joe@acme.com'), null);
});

test('a place that was found fills the gaps of its own network only', async () => {
  const place: Finding = {
    lookup: 'network',
    asn: 3320,
    fields: [field('location.city', 'Bonn'), field('location.country', 'FR')],
  };
  const elsewhere: Network = { type: 'isp', asn: 7922, data_version: '2026-02-20' };
  const placed = async (network: Network) => {
    const state = await foldAll([view(0, network), found(0, place)], scoring);
    const { city, country } = derive(state, scoring, START + DAY, null).fields;
    return { city, country };
  };
  assert.deepEqual(await placed(HOME), { city: 'Bonn', country: 'DE' });
  assert.deepEqual(await placed(elsewhere), { city: null, country: null });
});
