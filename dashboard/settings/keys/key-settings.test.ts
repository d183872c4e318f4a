import { expect } from '@open-wc/testing';
import { button, find, findAll, settled, wordsOf } from '../../testing/mount.ts';
import { pageOf } from '../../testing/samples.ts';
import { openSettings } from '../../testing/settings-samples.ts';

describe('API keys', () => {
  it('are shown once when they are made', async () => {
    const { el, save } = await openSettings('keys', {
      'POST /api-keys': { id: 'k_2', key: 'clm_once' },
    });
    find<HTMLInputElement>(el, '[name="name"]')!.value = 'ETL';
    expect((await save())?.body).to.deep.equal({ name: 'ETL', scopes: ['read'] });
    expect(wordsOf(find(el, '[data-secret]'))).to.equal('clm_once');
    await expect(el).to.be.accessible();
  });

  it('are taken back after a question', async () => {
    const { el, calls } = await openSettings('keys', { 'DELETE /api-keys/k_1': undefined });
    findAll(el, 'button')
      .find((one) => one.ariaLabel === 'Take back CRM')!
      .click();
    await settled(el);
    expect(calls.some(({ method }) => method === 'DELETE')).to.equal(false);
    button(find(el, 'clarm-confirm')!, 'Remove')!.click();
    await settled(el);
    expect(calls.some(({ method }) => method === 'DELETE')).to.equal(true);
  });

  it('say in words what they may do, once', async () => {
    const { el } = await openSettings('keys');
    expect(wordsOf(find(el, '.list li'))).to.contain('CRM never used Read clm_…wxyz');
    const labels = findAll(el, 'form .check').map(wordsOf);
    expect(labels[0]).to.equal('Read visitors, companies, conversations and reports (read)');
  });

  it('say what they are for while there are none', async () => {
    const { el } = await openSettings('keys', { 'GET /api-keys': pageOf([]) });
    expect(wordsOf(el)).to.contain('No keys yet');
    expect(find(el, '.card.note')?.offsetWidth).to.equal(find(el, 'form.card')?.offsetWidth);
  });
});
