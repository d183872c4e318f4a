import { expect } from '@open-wc/testing';
import { janeProfile } from '../../testing/samples.ts';
import {
  campaignFacts,
  companyFacts,
  deviceFacts,
  locationFacts,
  networkFacts,
  traitFacts,
} from './facts-of.ts';

describe('the facts of a profile', () => {
  it('say for every field of the company where it is from, how sure and since when', () => {
    const { facts } = companyFacts(janeProfile);
    expect(facts.map(({ label }) => label)).to.deep.equal([
      'Name',
      'Domain',
      'Industry',
      'Employees',
      'Revenue',
      'Headquarters',
    ]);
    for (const fact of facts) {
      expect(fact).to.include({ source: 'E-mail domain', confidence: 'high' });
      expect(fact.at).to.equal(janeProfile.company?.at);
    }
  });

  it('explain why no company is known', () => {
    const { company: _company, ...nobody } = janeProfile;
    const group = companyFacts(nobody);
    expect(group.facts).to.deep.equal([]);
    expect(group.none).to.contain('home');
  });

  it('name the data behind place and network', () => {
    expect(locationFacts(janeProfile).facts[0]).to.include({ value: 'Austin', source: 'DB-IP' });
    const network = networkFacts(janeProfile).facts;
    expect(network.map(({ value }) => value)).to.deep.equal([
      'Business',
      'Acme Networks',
      'AS64500',
    ]);
    expect(network[0]).to.include({ at: '2026-03-01' });
  });

  it('never link to a script', () => {
    const facts = deviceFacts({ ...janeProfile, first_referrer: 'javascript:alert(1)' }).facts;
    expect(facts.every(({ href }) => href === undefined)).to.equal(true);
  });

  it('name the campaigns of the first and the latest visit, or the ad network', () => {
    const first_touch = {
      at: '2026-03-01T09:00:00Z',
      url: 'https://acme.example/pricing?utm_source=news&utm_medium=email&utm_campaign=spring',
      campaign: { utm_source: 'news', utm_medium: 'email', utm_campaign: 'spring' },
    };
    const last_touch = {
      at: '2026-03-09T09:00:00Z',
      url: 'https://acme.example/demo?gclid=abc',
      campaign: { gclid: 'abc' },
    };
    const facts = (touches: object) => campaignFacts({ ...janeProfile, ...touches }).facts;
    expect(facts({ first_touch, last_touch })).to.deep.equal([
      {
        label: 'First',
        value: 'news · email · spring',
        source: 'to /pricing',
        at: first_touch.at,
      },
      { label: 'Latest', value: 'Google Ads', source: 'to /demo', at: last_touch.at },
    ]);
    expect(facts({ first_touch, last_touch: first_touch })).to.have.length(1);
    expect(facts({})).to.deep.equal([]);
  });

  it('show traits of any type', () => {
    const traits = { plan: 'team', seats: 5, tags: ['a'] };
    expect(traitFacts({ ...janeProfile, traits }).facts.map(({ value }) => value)).to.deep.equal([
      'team',
      '5',
      '["a"]',
    ]);
  });
});
