import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LookupKind } from '../../contracts/enrichment.ts';
import { createEgress } from '../../egress/egress.ts';
import { DOCUMENTED } from '../testing/documented-answers.ts';
import { startStandIn, type StandIn } from '../testing/stand-in.ts';
import { createAskProvider, type AskProvider, type ProviderOutcome } from './ask-provider.ts';
import { revenueBucket, sizeBucket } from './buckets.ts';
import { countryCode } from './country-code.ts';
import { normaliseField } from './normalise-field.ts';
import { PROVIDERS } from './provider-table.ts';

const KEY = 'the-secret-key-0123';
const NOW = Date.UTC(2026, 2, 1);
const VALUES: Readonly<Record<LookupKind, string>> = {
  ip: '72.212.42.169',
  domain: 'acme.com',
  email: 'jane+x@acme.com',
};

let standIn: StandIn;
let ask: AskProvider;
const egressOf = () => createEgress({ allowPrivate: [standIn.hostAndPort] });
let egress: ReturnType<typeof egressOf>;
before(async () => {
  standIn = await startStandIn(() => ({}));
  egress = egressOf();
  const bases = new Map(PROVIDERS.map(({ id }) => [id, `${standIn.url}/${id}`]));
  ask = createAskProvider({ egress, bases, clock: () => NOW });
});
after(async () => {
  await egress.close();
  await standIn.stop();
});

const outcomeOf = async (id: string, kind?: LookupKind): Promise<ProviderOutcome> => {
  const row = PROVIDERS.find((one) => one.id === id);
  const question = row?.questions.find((one) => kind === undefined || one.kind === kind);
  assert.ok(row && question);
  const subject = { kind: question.kind, value: VALUES[question.kind] };
  return (await ask(row, question, subject, KEY)).outcome;
};

for (const row of PROVIDERS) {
  for (const { kind } of row.questions) {
    test(`${row.name} by ${kind}: reads the documented answer`, async () => {
      const body = (DOCUMENTED as Record<string, Record<string, unknown>>)[row.id]?.[kind];
      standIn.answer(() => ({ body }));
      const outcome = await outcomeOf(row.id, kind);
      assert.equal(outcome.kind, 'found');
      const { fields } = outcome as Extract<ProviderOutcome, { kind: 'found' }>;
      if (kind === 'email') {
        assert.deepEqual(fields, {
          'person.name': 'Jane Smith',
          'person.title': 'Chief Technology Officer',
          'person.linkedin_url': 'https://www.linkedin.com/in/jane-smith-1',
        });
        return;
      }
      assert.equal(fields['company.domain'], 'acme.com');
      assert.match(String(fields['company.name']), /^Acme/);
      if (fields['company.size'] !== undefined) assert.equal(fields['company.size'], '201-500');
      if (fields['company.revenue'] !== undefined)
        assert.equal(fields['company.revenue'], '10M-50M');
      if (kind === 'ip') assert.equal(fields['location.country'], 'US');
    });

    test(`${row.name} by ${kind}: sends key and subject where they belong`, async () => {
      standIn.answer(() => ({ body: {} }));
      await outcomeOf(row.id, kind);
      const [request] = standIn.requests;
      assert.ok(request);
      const url = new URL(request.url, standIn.url);
      assert.ok(decodeURIComponent(url.href).includes(VALUES[kind]), url.href);
      const sent = [request.headers.authorization, request.headers['x-api-key'], url.search];
      assert.equal(sent.filter((place) => place?.includes(KEY)).length, 1);
    });
  }
}

/** Every documented way in which a provider says no. */
const REFUSALS: readonly [id: string, status: number, why: string][] = [
  ['people_data_labs', 400, 'refused'],
  ['people_data_labs', 401, 'invalid_key'],
  ['people_data_labs', 402, 'quota_exceeded'],
  ['people_data_labs', 404, 'nothing'],
  ['people_data_labs', 405, 'provider_error'],
  ['people_data_labs', 429, 'rate_limited'],
  ['people_data_labs', 500, 'provider_error'],
  ['ipinfo', 401, 'invalid_key'],
  ['ipinfo', 403, 'invalid_key'],
  ['ipinfo', 404, 'nothing'],
  ['ipinfo', 429, 'rate_limited'],
  ['snitcher', 202, 'later'],
  ['snitcher', 401, 'invalid_key'],
  ['snitcher', 403, 'quota_exceeded'],
  ['snitcher', 404, 'nothing'],
  ['snitcher', 429, 'rate_limited'],
  ['iplocate', 400, 'refused'],
  ['iplocate', 403, 'invalid_key'],
  ['iplocate', 429, 'rate_limited'],
  ['apollo', 401, 'invalid_key'],
  ['apollo', 403, 'invalid_key'],
  ['apollo', 422, 'refused'],
  ['apollo', 429, 'rate_limited'],
  ['hunter', 401, 'invalid_key'],
  ['hunter', 403, 'rate_limited'],
  ['hunter', 404, 'nothing'],
  ['hunter', 429, 'quota_exceeded'],
  ['hunter', 451, 'nothing'],
  ['hunter', 502, 'provider_error'],
  ['apollo', 302, 'provider_error'],
];
for (const [id, status, why] of REFUSALS) {
  test(`${id}: ${status} means ${why}`, async () => {
    standIn.answer(() => ({ status, body: { message: 'no' } }));
    const outcome = await outcomeOf(id);
    assert.equal(outcome.kind === 'failed' ? outcome.why : outcome.kind, why);
  });
}

test('Retry-After is taken in seconds and as a date, an hour at most', async () => {
  const after = async (value: string) => {
    standIn.answer(() => ({ status: 429, headers: { 'Retry-After': value } }));
    const outcome = await outcomeOf('ipinfo');
    return outcome.kind === 'failed' ? outcome.retryAfterMs : assert.fail();
  };
  assert.equal(await after('7'), 7_000);
  assert.equal(await after(new Date(NOW + 90_000).toUTCString()), 90_000);
  assert.equal(await after('86400'), 3_600_000);
  assert.equal(await after('soon'), undefined);
});

test('garbage, an empty answer and a wrong shape are no findings', async () => {
  const outcomes: unknown[] = [];
  for (const body of ['<html>', '', '"text"', '[1,2]', 'null', '{"company": "acme"}', '{"a":']) {
    standIn.answer(() => ({ body }));
    const outcome = await outcomeOf('ipinfo');
    outcomes.push(outcome.kind === 'failed' ? outcome.why : outcome.kind);
  }
  assert.deepEqual(outcomes, [
    'bad_answer',
    'bad_answer',
    'bad_answer',
    'nothing',
    'bad_answer',
    'nothing',
    'bad_answer',
  ]);
});

test('an answer without end is cut and not believed', async () => {
  standIn.answer(() => ({ body: `{"a": "${'x'.repeat(400_000)}"}` }));
  assert.deepEqual(await outcomeOf('ipinfo'), { kind: 'failed', why: 'bad_answer' });
});

test('a provider that does not answer is given up after 2 s', async () => {
  standIn.answer(() => ({ delayMs: 10_000 }));
  const start = performance.now();
  assert.deepEqual(await outcomeOf('ipinfo'), { kind: 'failed', why: 'timeout' });
  const took = performance.now() - start;
  assert.ok(took >= 1_900 && took < 4_000, `${took} ms`);
});

test('Apollo answers 200 without an organization where it knows none', async () => {
  standIn.answer(() => ({ body: { organization: null } }));
  assert.deepEqual(await outcomeOf('apollo'), { kind: 'nothing' });
});

test('sizes and revenues in any spelling become ours', () => {
  const sizes = ['1-10', '2-10 employees', 329, '10001+', '5,001 to 10,000', '1K-5K', '0', 'many'];
  assert.deepEqual(sizes.map(sizeBucket), [
    '1-10',
    '1-10',
    '201-500',
    '10001+',
    '5001-10000',
    '1001-5000',
    undefined,
    undefined,
  ]);
  const revenues = [
    '$25m-$50m',
    30_000_000,
    '$1B+',
    '<$1M',
    '$500M-$1B',
    '1.5 billion',
    '$10M',
    'x',
  ];
  assert.deepEqual(revenues.map(revenueBucket), [
    '10M-50M',
    '10M-50M',
    '1B+',
    '<1M',
    '200M-1B',
    '1B+',
    '10M-50M',
    undefined,
  ]);
});

test('countries are found by code and by name', () => {
  const given = ['US', 'de', 'United States', 'united kingdom', 'UK', 'South Korea', 'Atlantis'];
  assert.deepEqual(given.map(countryCode), ['US', 'DE', 'US', 'GB', 'GB', 'KR', undefined]);
});

test('what makes no sense in a field is left out of it', () => {
  assert.equal(normaliseField('company.domain', 'https://www.Acme.co.uk/about'), 'acme.co.uk');
  assert.equal(normaliseField('company.domain', '10.0.0.1'), undefined);
  assert.equal(normaliseField('company.domain', 'Acme Inc'), undefined);
  assert.equal(normaliseField('company.founded', 'a while ago'), undefined);
  assert.equal(normaliseField('network.asn', 'AS714 Apple'), 714);
  assert.equal(normaliseField('network.type', 'ISP'), 'isp');
  assert.equal(normaliseField('network.type', 'zoo'), undefined);
  assert.equal(normaliseField('company.name', ' a\u0000b\n '), 'A B');
  assert.equal(normaliseField('person.linkedin_url', 'javascript:alert(1)'), undefined);
  assert.equal(normaliseField('person.linkedin_url', 'https://evil.example/in/x'), undefined);
});
