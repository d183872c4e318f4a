import { expect } from '@open-wc/testing';
import { find, wordsOf } from '../../testing/mount.ts';
import { openSettings } from '../../testing/settings-samples.ts';
import { ApiFailure } from '../../testing/test-api.ts';

describe('the exclusions', () => {
  it('are saved a line each', async () => {
    const { el, save } = await openSettings('exclusions');
    find<HTMLTextAreaElement>(el, '#domains')!.value = 'a.com\n\n b.com ';
    expect((await save())?.body).to.deep.equal({
      cidrs: ['203.0.113.0/24'],
      email_domains: ['a.com', 'b.com'],
    });
  });

  it('say at the field which line was refused', async () => {
    const problem = { path: 'cidrs.0', message: '“home” is no address' };
    const { el, save } = await openSettings('exclusions', {
      'PATCH /settings/exclusions': new ApiFailure(422, 'invalid', 'No.', [problem]),
    });
    find<HTMLTextAreaElement>(el, '#cidrs')!.value = 'home';
    await save();
    expect(wordsOf(find(el, '#cidrs-note'))).to.equal('Line 1: “home” is no address');
    await expect(el).to.be.accessible();
  });
});
