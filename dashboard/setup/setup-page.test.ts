import { expect, html } from '@open-wc/testing';
import type { SignedInEvent } from '../app/account-events.ts';
import { find, mount, settled, wordsOf } from '../testing/mount.ts';
import { me } from '../testing/samples.ts';
import { ApiFailure, testApi, type Answers } from '../testing/test-api.ts';
import './setup-page.ts';
import type { SetupPage } from './setup-page.ts';

async function open(answers: Answers, code = 'abc') {
  const api = testApi(answers);
  const el = await mount<SetupPage>(html`<clarm-setup-page code=${code}></clarm-setup-page>`, {
    client: api.client,
  });
  const submit = async () => {
    find<HTMLInputElement>(el, '#name')!.value = 'Ada';
    find<HTMLInputElement>(el, '#email')!.value = 'ada@example.com';
    find<HTMLInputElement>(el, '#password')!.value = 'correct horse';
    find<HTMLFormElement>(el, 'form')!.requestSubmit();
    await settled(el);
  };
  return { el, submit, ...api };
}

describe('setting up', () => {
  it('creates the owner with the code of the link', async () => {
    const { el, submit, calls } = await open({ 'POST /setup': me });
    await expect(el).to.be.accessible();
    let who = '';
    el.addEventListener('clarm-signed-in', (event) => (who = (event as SignedInEvent).me.name));
    await submit();
    expect(calls[0]?.body).to.deep.equal({
      code: 'abc',
      name: 'Ada',
      email: 'ada@example.com',
      password: 'correct horse',
    });
    expect(who).to.equal('Ada Owner');
  });

  it('says at the field what is wrong with it', async () => {
    const details = [{ path: 'password', message: 'must have at least 10 characters' }];
    const { el, submit } = await open({
      'POST /setup': new ApiFailure(422, 'invalid', 'Invalid', details),
    });
    await submit();
    expect(wordsOf(find(el, '#password-note'))).to.equal('must have at least 10 characters');
    expect(find(el, '#password')?.ariaInvalid).to.equal('true');
    await expect(el).to.be.accessible();
  });

  it('says when it was done before', async () => {
    const { el, submit } = await open({
      'POST /setup': new ApiFailure(403, 'setup_done', 'Clarm is set up already.'),
    });
    await submit();
    expect(wordsOf(find(el, '[role="alert"]'))).to.equal('Clarm is set up already.');
  });

  it('explains where the code is when the link has none', async () => {
    const { el } = await open({}, '');
    expect(wordsOf(el)).to.contain('The one-time code is missing');
    expect(find<HTMLButtonElement>(el, 'form button')?.disabled).to.equal(true);
    await expect(el).to.be.accessible();
  });
});
