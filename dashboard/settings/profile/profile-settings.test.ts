import { expect } from '@open-wc/testing';
import { spy } from 'sinon';
import { find, wordsOf } from '../../testing/mount.ts';
import { openSettings } from '../../testing/settings-samples.ts';
import { ApiFailure } from '../../testing/test-api.ts';

const PASSWORD = '[data-form=password]';

describe('one’s own profile', () => {
  it('has a name, and says when that is another', async () => {
    const { el, save } = await openSettings('profile', { 'PATCH /members/m_1': {} });
    const changed = spy();
    el.addEventListener('clarm-account-changed', changed);
    find<HTMLInputElement>(el, '#name')!.value = 'Ada L.';
    expect((await save('[data-form=name]'))?.body).to.deep.equal({ name: 'Ada L.' });
    expect(changed.calledOnce).to.equal(true);
  });

  it('takes a new password for the current one', async () => {
    const { el, save } = await openSettings('profile', { 'PATCH /members/m_1': {} });
    find<HTMLInputElement>(el, '#current_password')!.value = 'the old one';
    find<HTMLInputElement>(el, '#password')!.value = 'a new password';
    expect((await save(PASSWORD))?.body).to.deep.equal({
      current_password: 'the old one',
      password: 'a new password',
    });
    expect(find<HTMLInputElement>(el, '#password')!.value).to.equal('');
  });

  it('says at the field that the current one is wrong', async () => {
    const { el, save } = await openSettings('profile', {
      'PATCH /members/m_1': new ApiFailure(401, 'wrong_credentials', 'It is wrong.'),
    });
    find<HTMLInputElement>(el, '#current_password')!.value = 'nonsense';
    find<HTMLInputElement>(el, '#password')!.value = 'a new password';
    await save(PASSWORD);
    expect(wordsOf(find(el, '#current_password-note'))).to.equal('It is wrong.');
    await expect(el).to.be.accessible();
  });
});
