import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyFromHostname } from './company-from-hostname.ts';

const expectKind = (kind: string, names: readonly string[]) => {
  for (const name of names) assert.equal(companyFromHostname(name).kind, kind, name);
};

test('lines of homes and phones veto a company', () => {
  expectKind('consumer', [
    'c-73-162-1-20.hsd1.ca.comcast.net',
    'p5b0c1234.dip0.t-ipconnect.de',
    'cpe-172-100-1-2.twcny.res.rr.com',
    'pool-71-109-54-227.lsanca.fios.verizon.net',
    'host86-179-77-76.range86-179.btcentralplus.com',
    'lfbn-par-1-2-3.w90-2.abo.wanadoo.fr',
    '82-64-1-2.subs.proxad.net',
    '85.2.8.125.dynamic.wline.res.cust.swisscom.ch',
    'dynamic-046-114-000-001.46.114.pool.telefonica.de',
    'm90-128-112-241.cust.tele2.se',
    'KD106187071204.ppp-bb.dion.ne.jp',
    '189-173-108-6.dsl.unknown-carrier.example',
    'user-10.home.some-isp.net',
    'static-203-0-113-9.acme-isp.com',
    'ip5f5ac123.some-provider.eu',
  ]);
});

test('machines of clouds, hosters and relays veto a company', () => {
  expectKind('machine', [
    'ec2-3-212-207-139.compute-1.amazonaws.com',
    '80.214.27.34.bc.googleusercontent.com',
    'static.32.187.29.2.clients.your-server.de',
    'ns3012345.ip-54-36-127.ovh.net',
    'a104-16-1-2.deploy.static.akamaitechnologies.com',
    'li123-45.members.linode.com',
    'crawl-66-249-66-1.googlebot.com',
    'zs3-fra.zscaler.com',
  ]);
});

test("a company's own name gives its domain", () => {
  const expected = {
    'vpn.acme.com': 'acme.com',
    'fw1.hq.acme.co.uk.': 'acme.co.uk',
    'Mail.ACME.com': 'acme.com',
    'proxy-2.acme.io': 'acme.io',
  };
  for (const [name, domain] of Object.entries(expected)) {
    const verdict = companyFromHostname(name);
    assert.ok(verdict.kind === 'company', name);
    assert.deepEqual(verdict.company, { domain }, name);
    assert.equal(verdict.confidence, 'low', name);
  }
});

test('a company that the table knows has its facts, and is surer', () => {
  const verdict = companyFromHostname('gate21.bmw.de');
  assert.ok(verdict.kind === 'company');
  assert.equal(verdict.company.domain, 'bmwgroup.com');
  assert.equal(verdict.confidence, 'medium');
});

test('what is no name says nothing', () => {
  expectKind('nothing', ['', 'localhost', '1.2.3.4', '4.3.2.1.in-addr.arpa', 'co.uk', '...']);
});
