import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAMPAIGN_PARAMETERS } from '../../contracts/campaign.ts';
import { campaignOf } from './campaign.ts';

test('reads every parameter of campaigns, whatever its case, and no other', () => {
  for (const name of CAMPAIGN_PARAMETERS)
    assert.deepEqual(campaignOf(`https://a.example/?x=1&${name.toUpperCase()}=a`), { [name]: 'a' });
  for (const query of ['?utm_x=1', '?xgclid=1', '?gclid', '?gclid=', ''])
    assert.equal(campaignOf(`https://a.example/${query}`), undefined, query);
});

test('cuts a long value to what the database gives back', () => {
  const long = `${'x'.repeat(199)}😀`;
  const { utm_term } = campaignOf(`https://a.example/?utm_term=${encodeURIComponent(long)}`) ?? {};
  assert.equal(utm_term, `${'x'.repeat(199)}\uFFFD`);
});
