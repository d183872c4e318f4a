import { expect, html } from '@open-wc/testing';
import type { SignedInEvent } from '../app/account-events.ts';
import { find, mount, settled, wordsOf } from '../testing/mount.ts';
import { me } from '../testing/samples.ts';
import { ApiFailure, testApi, type Answers } from '../testing/test-api.ts';
import './sign-in-page.ts';
import type { SignInPage } from './sign-in-page.ts';

async function enter(answers: Answers) {
  const api = testApi(answers);
  const el = await mount<SignInPage>(html`<clarm-sign-in-page></clarm-sign-in-page>`, {
    client: api.client,
  });
  let who = '';
  el.addEventListener('clarm-signed-in', (event) => (who = (event as SignedInEvent).me.name));
  find<HTMLInputElement>(el, '#email')!.value = 'ada@example.com';
  find<HTMLInputElement>(el, '#password')!.value = 'correct horse';
  find<HTMLFormElement>(el, 'form')!.requestSubmit();
  await settled(el);
  return { el, who, ...api };
}

describe('signing in', () => {
  it('sends e-mail and password, and says who it is', async () => {
    const { who, calls } = await enter({ 'POST /session': me });
    expect(calls[0]?.body).to.deep.equal({ email: 'ada@example.com', password: 'correct horse' });
    expect(who).to.equal('Ada Owner');
  });

  it('says what is wrong and keeps what was entered', async () => {
    const words = 'E-mail or password is wrong.';
    const { el, who } = await enter({
      'POST /session': new ApiFailure(401, 'wrong_credentials', words),
    });
    expect(wordsOf(find(el, '[role="alert"]'))).to.equal(words);
    expect(find<HTMLInputElement>(el, '#email')?.value).to.equal('ada@example.com');
    expect(who).to.equal('');
    await expect(el).to.be.accessible();
  });
});
