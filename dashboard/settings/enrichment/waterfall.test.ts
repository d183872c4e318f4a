import { expect } from '@open-wc/testing';
import type { EnrichmentSettings, OwnProvider } from '../../../server/contracts/enrichment.ts';
import { enrichmentSettings } from '../../testing/settings-samples.ts';
import { moved, waterfallOf, without, withOwn, type Waterfall } from './waterfall.ts';

const saved = waterfallOf(enrichmentSettings as unknown as EnrichmentSettings);
const row: OwnProvider = {
  id: 'own_crm',
  name: 'CRM',
  kind: 'domain',
  method: 'GET',
  url: 'https://crm.example.com/{domain}',
  auth: { kind: 'none' },
  fields: { 'company.name': 'name' },
  confidence: 'high',
  cost: 0,
  sample: 'example.com',
};
const idsOf = ({ providers }: Waterfall) => providers.map(({ id }) => id);

describe('the waterfall', () => {
  it('asks what was moved earlier or later, and knows no other place', () => {
    expect(idsOf(saved)).to.deep.equal(['ipinfo', 'pdl', 'hunter']);
    expect(idsOf(moved(saved, 'hunter', -1))).to.deep.equal(['ipinfo', 'hunter', 'pdl']);
    expect(idsOf(moved(saved, 'ipinfo', 1))).to.deep.equal(['pdl', 'ipinfo', 'hunter']);
    expect(moved(saved, 'nobody', 1)).to.deep.equal(saved);
  });

  it('takes a row of the site’s own at its end, and changes it in its place', () => {
    const added = withOwn(saved, row, 'secret');
    expect(idsOf(added).at(-1)).to.equal('own_crm');
    expect(added.providers.at(-1)).to.include({ enabled: true, key: 'secret', needsKey: false });
    const renamed = withOwn(moved(added, 'own_crm', -1), { ...row, name: 'Our CRM' }, '');
    expect(idsOf(renamed)).to.deep.equal(['ipinfo', 'pdl', 'own_crm', 'hunter']);
    expect(renamed.own.map(({ name }) => name)).to.deep.equal(['Our CRM']);
  });

  it('forgets what is taken out', () => {
    const gone = without(withOwn(saved, row, ''), 'own_crm');
    expect(gone).to.deep.equal(saved);
  });
});
