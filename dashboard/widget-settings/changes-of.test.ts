import { expect } from '@open-wc/testing';
import { siteSettings } from '../testing/samples.ts';
import { changesOf, draftOf } from './changes-of.ts';

describe('the changes of a draft', () => {
  it('are none where nothing was changed', () => {
    expect(changesOf(siteSettings, draftOf(siteSettings))).to.equal(undefined);
  });

  it('are the changed keys only', () => {
    const draft = draftOf(siteSettings);
    const config = {
      ...draft.config,
      primaryColor: '#0f766e',
      teaser: { text: 'Hi', delaySeconds: 3 },
    };
    expect(changesOf(siteSettings, { ...draft, config })).to.deep.equal({
      config: { primaryColor: '#0f766e', teaser: { text: 'Hi', delaySeconds: 3 } },
    });
    expect(changesOf(siteSettings, { ...draft, origins: ['https://a.example'] })).to.deep.equal({
      allowed_origins: ['https://a.example'],
    });
  });
});
