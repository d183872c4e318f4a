import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../engine/testing/test-database.ts';
import { createHeldAddresses } from './lookups/held-addresses.ts';
import { createSubjectKeys, SHARED } from './lookups/subject-key.ts';
import { enrichmentWorld, type EnrichmentWorld } from './testing/enrichment-world.ts';
import { startStandIn, type StandIn } from './testing/stand-in.ts';

const SITES = ['w_tenant0000', 'w_tenant0001', 'w_tenant0002', 'w_replay0000'] as const;
const TENANTS = SITES.slice(0, 3);
const OPERATOR_KEY = 'the-operators-own-key';
const keyOf = (site: string): string => `key-of-${site}-0123456789`;
const view = { event: 'page_view' };

let db: Awaited<ReturnType<typeof testDatabase>>;
let standIn: StandIn;
let world: EnrichmentWorld;
let now = Date.now();
before(async () => {
  [db, standIn] = await Promise.all([testDatabase(), startStandIn(() => ({}))]);
  world = await enrichmentWorld({
    db,
    standIn,
    sites: SITES,
    now: () => now,
    sharedKeys: new Map([['iplocate', OPERATOR_KEY]]),
  });
});
after(async () => {
  await world.stop();
  await standIn.stop();
  await db.stop();
});

/** Who paid for an answer is written into it: a company's name, a person's title. */
const answerForKey = ({ url, headers }: { url: string; headers: Record<string, unknown> }) => {
  const said = [headers['authorization'], headers['x-api-key'], url].join(' ');
  const buyer = TENANTS.find((site) => said.includes(keyOf(site))) ?? 'nobody';
  if (url.startsWith('/iplocate')) {
    // The operator's key names nobody: only where an address is.
    return {
      body: { city: said.includes(OPERATOR_KEY) ? 'Shared City' : 'Stolen', country_code: 'US' },
    };
  }
  if (url.includes('/person/')) {
    return { body: { likelihood: 9, data: { job_title: `Title bought by ${buyer}` } } };
  }
  const company = { domain: 'acme.com', name: `Bought by ${buyer}` };
  return { body: { type: 'business', domain: 'acme.com', company, website: 'acme.com' } };
};

test('what one site bought is seen by no other, whatever they do in which order', async () => {
  standIn.answer(answerForKey);
  for (const site of TENANTS) {
    await world.configure(site, {
      tier: 'enterprise',
      person_enrichment: 'everywhere',
      providers: [
        { id: 'snitcher', enabled: true, key: keyOf(site) },
        { id: 'people_data_labs', enabled: true, key: keyOf(site) },
      ],
    });
  }
  const visit = fc.record({
    site: fc.constantFrom(...TENANTS),
    address: fc.integer({ min: 1, max: 4 }).map((n) => `73.50.0.${n}`),
    email: fc.option(fc.constantFrom('jane@acme.com', 'joe@acme.com'), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 8 }), async (visits) => {
      const came = await Promise.all(
        visits.map(async ({ site, address, email }) => {
          const visitor = world.newVisitor();
          const says = email ? [view, { event: 'identify', properties: { email } }] : [view];
          await world.send(site, visitor, says, address);
          if (email) await world.say(site, visitor);
          return { site, visitor };
        }),
      );
      await world.settled();
      for (const { site, visitor } of came) {
        const text = JSON.stringify(await world.docOf(site, visitor));
        for (const other of TENANTS.filter((one) => one !== site)) {
          assert.ok(!text.includes(`bought by ${other}`) && !text.includes(`Bought by ${other}`));
          assert.ok(!text.includes(other), 'nor its name');
        }
      }
    }),
    { numRuns: 12 },
  );
  const texts = JSON.stringify(
    await db.connection.collection('events').find({ event: 'enriched' }).toArray(),
  );
  assert.ok(
    TENANTS.every((site) => texts.includes(`ought by ${site}`)),
    'every site bought something',
  );
});

test('what the operator’s key bought is shared, has no site and no visitor in it', async () => {
  const enrichments = db.connection.collection('enrichments');
  await enrichments.deleteMany({});
  standIn.answer(answerForKey);
  for (const site of TENANTS) {
    await world.configure(site, { providers: [] });
    const visitor = world.newVisitor();
    await world.send(site, visitor, [view], '73.51.0.1');
    await world.settled();
    assert.equal((await world.docOf(site, visitor))?.city, 'Shared City');
  }
  assert.equal(standIn.requests.length, 1, 'one call for all sites');
  const kept = JSON.stringify(await enrichments.find({}).toArray());
  assert.match(kept, /"shared:found:/);
  assert.doesNotMatch(kept, /w_tenant|v_|73\.51/);
});

test('keys of the cache say nothing, and no two sites have one in common', () => {
  const keys = createSubjectKeys(Buffer.alloc(32, 7));
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom(...TENANTS), (value, site) => {
      const subject = { kind: 'ip', value } as const;
      const key = keys(site, 'ipinfo', subject);
      assert.ok(key.startsWith(`${site}:`) && !key.includes(value));
      for (const other of [...TENANTS, SHARED].filter((one) => one !== site)) {
        assert.notEqual(key.split(':')[2], keys(other, 'ipinfo', subject).split(':')[2]);
      }
    }),
  );
  const v6 = (value: string) => keys('w_a', 'ipinfo', { kind: 'ip', value });
  assert.equal(v6('2001:4860:1:2::1'), v6('2001:4860:1:2:ffff::9'), 'one /64, one customer');
  assert.notEqual(v6('2001:4860:1:2::1'), v6('2001:4860:1:3::1'));
});

test('a day of traffic is answered from the cache in nine of ten cases and more', async () => {
  const site = SITES[3];
  standIn.answer(() => ({ body: { type: 'isp', geo: { city: 'Austin' } } }));
  await world.configure(site, {
    providers: [{ id: 'snitcher', enabled: true, key: keyOf(site) }],
  });
  const before = world.enrichment.gauges();
  // 60 networks, of which few have many visitors; each visitor reads about four pages, over 24 h.
  let seed = 42;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let part = 0; part < 4; part += 1) {
    const readers = Array.from({ length: 36 }, () => ({
      visitor: world.newVisitor(),
      address: `73.60.0.${Math.floor(60 * random() ** 2)}`,
      pages: 1 + Math.floor(random() * 7),
    }));
    for (let page = 0; page < 7; page += 1) {
      const reading = readers.filter(({ pages }) => pages > page);
      await Promise.all(
        reading.map(({ visitor, address }) => world.send(site, visitor, [view], address)),
      );
      await world.settled();
    }
    now += 6 * 3_600_000;
  }
  const after = world.enrichment.gauges();
  // The operator's provider is asked about the same: it counts, too.
  const hits = after.hits - before.hits;
  const lookups = after.lookups - before.lookups;
  assert.ok(lookups > 500, `${lookups} lookups`);
  assert.ok(hits / lookups >= 0.9, `${hits} of ${lookups}`);
});

test('an address is held for a minute, for no more than 10,000 visitors', () => {
  let time = 0;
  const held = createHeldAddresses(() => time);
  held.hold('w:v', '73.1.1.1');
  time = 59_999;
  assert.equal(held.get('w:v'), '73.1.1.1');
  time = 60_000;
  assert.equal(held.get('w:v'), undefined);
  assert.equal(held.size(), 0, 'and is not only hidden');
  for (let n = 0; n < 10_050; n += 1) held.hold(`w:v${n}`, '73.1.1.1');
  assert.equal(held.size(), 10_000);
  assert.equal(held.get('w:v0'), undefined);
  held.stop();
  assert.equal(held.size(), 0);
});
