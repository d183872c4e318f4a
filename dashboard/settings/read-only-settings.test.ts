import { expect, html } from '@open-wc/testing';
import { find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { me } from '../testing/samples.ts';
import { settingsAnswers } from '../testing/settings-samples.ts';
import { testApi } from '../testing/test-api.ts';
import './settings-page.ts';
import type { SettingsPage } from './settings-page.ts';

async function openAs(role: 'admin' | 'agent', section: string) {
  const { client } = testApi({ ...settingsAnswers });
  const el = await mount<SettingsPage>(
    html`<clarm-settings-page section=${section}></clarm-settings-page>`,
    { client, account: { me: { ...me, role }, site: me.sites[0]! } },
  );
  await settled(el);
  return el;
}

/** What can be typed into, chosen or pressed; a path can be tried by everybody. */
const usable = (el: Element) =>
  findAll<HTMLInputElement>(el, 'input:enabled, textarea:enabled, select:enabled, button:enabled')
    .filter(({ id }) => id !== 'try')
    .filter((one) => one.checkVisibility())
    .map(({ id, name, ariaLabel }) => id || name || ariaLabel);

describe('the settings of the site, to an agent', () => {
  for (const section of ['site', 'scoring', 'exclusions', 'enrichment', 'keys']) {
    it(`can be read but not changed: ${section}`, async () => {
      const el = await openAs('agent', section);
      expect(usable(el)).to.deep.equal([]);
      expect(wordsOf(find(el, '.admins-only'))).to.contain('Only owners and admins');
      await expect(el).to.be.accessible();
    });

    it(`can be changed by an admin: ${section}`, async () => {
      const el = await openAs('admin', section);
      expect(usable(el)).not.to.deep.equal([]);
      expect(find(el, '.admins-only')).to.equal(null);
    });
  }

  it('leave everybody their own profile and the saved replies', async () => {
    for (const section of ['profile', 'replies']) {
      const el = await openAs('agent', section);
      expect(usable(el)).not.to.deep.equal([]);
      expect(find(el, '.admins-only')).to.equal(null);
    }
  });
});
