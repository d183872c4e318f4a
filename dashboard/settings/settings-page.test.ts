import { expect } from '@open-wc/testing';
import { button, find, wordsOf } from '../testing/mount.ts';
import { openSettings } from '../testing/settings-samples.ts';
import { ApiFailure, never } from '../testing/test-api.ts';

/** Each section, and what it reads. */
const SECTIONS = {
  site: 'GET /widgets/w_demo0001',
  scoring: 'GET /settings/scoring',
  exclusions: 'GET /settings/exclusions',
  enrichment: 'GET /settings/enrichment',
  keys: 'GET /api-keys',
  members: 'GET /members',
  replies: 'GET /saved-replies',
} as const;

describe('the settings', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const [section, read] of Object.entries(SECTIONS)) {
      it(`show ${section} so that everybody can read it, in the ${theme}`, async () => {
        const { el } = await openSettings(section, {}, theme);
        expect(find(el, '.card')).to.exist;
        await expect(el).to.be.accessible();
      });

      it(`show the shape of ${section}, and why it could not be loaded, in the ${theme}`, async () => {
        const waiting = await openSettings(section, { [read]: never }, theme);
        expect(find(waiting.el, 'clarm-skeleton')).to.exist;
        await expect(waiting.el).to.be.accessible();
        const failure = new ApiFailure(403, 'forbidden', 'Not yours.');
        const { el } = await openSettings(section, { [read]: failure }, theme);
        expect(wordsOf(el)).to.contain('Not yours.');
        await expect(el).to.be.accessible();
      });
    }

    it(`show one’s own profile, in the ${theme}`, async () => {
      const { el } = await openSettings('profile', {}, theme);
      expect(find<HTMLInputElement>(el, '#name')?.value).to.equal('Ada Owner');
      await expect(el).to.be.accessible();
    });
  }

  it('name the section in the title of the page', async () => {
    await openSettings('scoring');
    expect(document.title).to.equal('Scoring · Settings · Clarm');
    await openSettings('');
    expect(document.title).to.equal('Site and privacy · Settings · Clarm');
  });

  it('say when there is no such section', async () => {
    const { el } = await openSettings('billing');
    expect(wordsOf(el)).to.contain('There is nothing here');
    expect(button(el, 'Members')?.getAttribute('href')).to.equal('/dashboard/settings/members');
    await expect(el).to.be.accessible();
  });
});
