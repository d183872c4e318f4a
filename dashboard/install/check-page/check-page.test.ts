import { expect, html } from '@open-wc/testing';
import { button, find, mount, settled, wordsOf } from '../../testing/mount.ts';
import { ApiFailure, testApi } from '../../testing/test-api.ts';
import './check-page.ts';
import type { CheckPage } from './check-page.ts';

async function check(answer: unknown) {
  const { client, calls } = testApi({ 'POST /install-check': answer });
  const el = await mount<CheckPage>(html`<clarm-check-page .client=${client}></clarm-check-page>`);
  find<HTMLInputElement>(el, 'input')!.value = ' https://example.com/ ';
  button(el, 'Check')!.click();
  await settled(el);
  return { el, calls };
}

describe('the check of a page', () => {
  it('asks for the address and says that the snippet is there', async () => {
    const { el, calls } = await check({ state: 'installed', url: 'https://example.com/' });
    expect(calls[0]?.body).to.deep.equal({ url: 'https://example.com/' });
    expect(wordsOf(find(el, '[role=status]'))).to.equal('The snippet is there.');
    await expect(el).to.be.accessible();
  });

  it('says what has to be changed', async () => {
    const detail = 'script-src https://clarm.example.com';
    const { el } = await check({ state: 'blocked', url: 'https://example.com/', detail });
    expect(wordsOf(find(el, '[role=status]'))).to.contain(detail);
  });

  it('says that an address may not be asked', async () => {
    const refusal = new ApiFailure(422, 'page_not_allowed', 'Not allowed.');
    const { el } = await check(refusal);
    expect(wordsOf(find(el, '.problem'))).to.equal('Not allowed.');
    expect(wordsOf(find(el, '[role=status]')))
      .to.contain('Open the page in a browser')
      .and.contain('CLARM_ALLOW_PRIVATE=example.com:443');
    expect(find(el, 'input')?.getAttribute('aria-invalid')).to.equal('true');
    await expect(el).to.be.accessible();
  });
});
