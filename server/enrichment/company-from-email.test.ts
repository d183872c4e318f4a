import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyFromEmail } from './company-from-email.ts';

const domainOf = (email: string) => companyFromEmail(email)?.domain;

test('a company e-mail gives its registrable domain', () => {
  const expected = {
    'jane@acme.com': 'acme.com',
    'jane@mail.eu.acme.com': 'acme.com',
    'jane@acme.co.uk': 'acme.co.uk',
    'jane@sales.acme.com.au': 'acme.com.au',
    ' Jane@ACME.com ': 'acme.com',
    'jane@acme.com.': 'acme.com',
    '"odd@local"@acme.com': 'acme.com',
    'jane+demo@acme.io': 'acme.io',
    'jane@münchen.de': 'xn--mnchen-3ya.de',
    'jane@user.github.io': 'user.github.io',
  };
  for (const [email, domain] of Object.entries(expected))
    assert.equal(domainOf(email), domain, email);
});

test('the table adds facts, under the one domain of the company', () => {
  assert.deepEqual(companyFromEmail('tim@apple.com'), {
    domain: 'apple.com',
    name: 'Apple',
    industry: 'Consumer Electronics',
    size: '10001+',
    revenue: '1B+',
    founded: 1976,
    location: 'Cupertino, California, US',
  });
  assert.equal(domainOf('max@bmw.de'), 'bmwgroup.com');
  assert.equal(companyFromEmail('larry@google.com')?.name, 'Google');
  assert.deepEqual(companyFromEmail('jane@acme.com'), { domain: 'acme.com' });
});

test('free mail is no company', () => {
  const domains =
    'gmail.com googlemail.com outlook.com hotmail.co.uk live.com msn.com yahoo.com yahoo.co.jp ' +
    'ymail.com aol.com icloud.com me.com mac.com proton.me protonmail.com gmx.net gmx.de web.de ' +
    't-online.de freenet.de orange.fr free.fr laposte.net wanadoo.fr libero.it mail.ru yandex.ru ' +
    'qq.com 163.com naver.com uol.com.br comcast.net verizon.net att.net sbcglobal.net cox.net ' +
    'btinternet.com shaw.ca bigpond.com xtra.co.nz zoho.com fastmail.com hey.com tuta.com ' +
    'seznam.cz wp.pl sapo.pt bluewin.ch rediffmail.com tutanota.com tutamail.com keemail.me ' +
    'mailbox.org riseup.net disroot.org startmail.com chello.at talktalk.net sympatico.ca ' +
    'nb.sympatico.ca centurylink.net vodafone.it hispeed.ch prodigy.net.mx otenet.gr 021.net ' +
    'sunrise.ch internode.on.net post.tele.dk tim.it magenta.de telenet.be ziggo.nl globo.com';
  for (const domain of domains.split(' '))
    assert.equal(domainOf(`jane@${domain}`), undefined, domain);
});

test('a carrier from whose domain its own people write is a company', () => {
  for (const domain of [
    'telia.com',
    'a1.net',
    'bell.ca',
    'charter.com',
    'telecomitalia.it',
    'bt.com',
  ])
    assert.equal(domainOf(`jane@${domain}`), domain);
});

test('throwaway mail and forwarding services are no company', () => {
  for (const domain of [
    'mailinator.com',
    'guerrillamail.com',
    '10minutemail.com',
    'yopmail.com',
    'temp-mail.org',
    'duck.com',
    'mozmail.com',
    'privaterelay.appleid.com',
    'users.noreply.github.com',
    'relay.firefox.com',
  ])
    assert.equal(domainOf(`jane@${domain}`), undefined, domain);
});

test('what is no e-mail of a company is none', () => {
  for (const email of [
    '',
    'jane',
    '@acme.com',
    'jane@',
    'jane@localhost',
    'jane@co.uk',
    'jane@10.0.0.1',
    'jane@[10.0.0.1]',
    'jane@[IPv6:2001:db8::1]',
    'jane@server.local',
    'jane@mail.corp',
    'jane@a b.com',
    'jane@acme..com',
  ])
    assert.equal(domainOf(email), undefined, email);
});
