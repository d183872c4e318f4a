import { expect } from '@open-wc/testing';
import { button, find, settled, wordsOf } from '../../testing/mount.ts';
import { siteSettings } from '../../testing/samples.ts';
import { openSettings } from '../../testing/settings-samples.ts';

const PATCH = { 'PATCH /widgets/w_demo0001': siteSettings };

describe('the settings of a site', () => {
  it('save it with its privacy', async () => {
    const { el, save } = await openSettings('site', PATCH);
    find<HTMLInputElement>(el, '[name="consent"]')!.checked = true;
    find<HTMLTextAreaElement>(el, '#redact')!.value = 'order_ref\n\n /reset/* ';
    expect((await save())?.body).to.deep.equal({
      name: 'Demo site',
      allowed_origins: ['https://a.com'],
      redact: ['order_ref', '/reset/*'],
      retention_days: 365,
      config: { timezone: 'UTC', consent: 'required', honorGpc: true },
    });
  });

  it('ask before what is older is deleted', async () => {
    const { el, save, calls } = await openSettings('site', PATCH);
    find<HTMLInputElement>(el, '#retention')!.value = '90';
    expect(await save()).to.equal(undefined);
    expect(wordsOf(find(el, 'clarm-confirm'))).to.contain('older than 90 days');
    await expect(el).to.be.accessible();
    button(find(el, 'clarm-confirm')!, 'Save')!.click();
    await settled(el);
    expect(calls.at(-1)?.body).to.have.property('retention_days', 90);
  });

  it('show a new identity secret once', async () => {
    const { el } = await openSettings('site', {
      'POST /widgets/w_demo0001/identity-secret': { secret: 'idsec_once' },
    });
    button(el, 'Make a new secret')!.click();
    await settled(el);
    expect(wordsOf(find(el, '[data-secret]'))).to.equal('idsec_once');
    await expect(el).to.be.accessible();
  });
});
