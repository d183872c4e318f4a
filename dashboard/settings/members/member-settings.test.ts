import { expect, html } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../../testing/mount.ts';
import { me } from '../../testing/samples.ts';
import { openSettings, settingsAnswers } from '../../testing/settings-samples.ts';
import { ApiFailure, testApi } from '../../testing/test-api.ts';
import type { MemberSettings } from './member-settings.ts';
import { suggestPassword } from './suggest-password.ts';

const row = (el: Element, id: string) => find(el, `[data-member-id="${id}"]`)!;
const fill = (el: Element, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    find<HTMLInputElement>(el, `#${name}`)!.value = value;
  }
};

describe('the members', () => {
  it('are added with a first password', async () => {
    const { el, save } = await openSettings('members', { 'POST /members': {} });
    button(el, 'Add a member')!.click();
    await settled(el);
    await expect(el).to.be.accessible();
    fill(el, { name: 'Kim', email: 'kim@example.com' });
    button(el, 'Suggest one')!.click();
    const password = find<HTMLInputElement>(el, '#password')!.value;
    expect(password).to.match(/^[\w-]{19}$/);
    expect((await save())?.body).to.deep.equal({
      name: 'Kim',
      email: 'kim@example.com',
      role: 'agent',
      password,
    });
    expect(find(el, 'clarm-member-form')).to.equal(null);
  });

  it('stay in the form with what the server refused', async () => {
    const problem = { path: 'email', message: 'is no e-mail address' };
    const { el, save } = await openSettings('members', {
      'POST /members': new ApiFailure(422, 'invalid', 'No.', [problem]),
    });
    button(el, 'Add a member')!.click();
    await settled(el);
    fill(el, { name: 'Kim', email: 'kim@example', password: 'long enough 1' });
    await save();
    expect(wordsOf(find(el, '#email-note'))).to.equal('is no e-mail address');
  });

  it('get another role, and are removed after a question', async () => {
    const { el, calls } = await openSettings('members', {
      'PATCH /members/m_2': {},
      'DELETE /members/m_2': undefined,
    });
    const select = find<HTMLSelectElement>(row(el, 'm_2'), 'select')!;
    select.value = 'admin';
    select.dispatchEvent(new Event('change'));
    await settled(el);
    expect(calls.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({ role: 'admin' });
    find(row(el, 'm_2'), 'button')!.click();
    await settled(el);
    expect(wordsOf(find(el, 'clarm-confirm'))).to.contain('Remove Sam?');
    button(find(el, 'clarm-confirm')!, 'Remove')!.click();
    await settled(el);
    expect(
      calls.some(({ method, path }) => method === 'DELETE' && path === '/members/m_2'),
    ).to.equal(true);
  });

  it('cannot take a role from themselves, and agents from nobody', async () => {
    const { el } = await openSettings('members');
    expect(find(row(el, 'm_1'), 'select')).to.equal(null);
    const { client } = testApi(settingsAnswers);
    const agent = { ...me, id: 'm_2', role: 'agent' as const };
    const seen = await mount<MemberSettings>(
      html`<clarm-member-settings></clarm-member-settings>`,
      { client, account: { me: agent, site: agent.sites[0]! } },
    );
    await settled(seen);
    expect(findAll(seen, '.list select, .list button')).to.deep.equal([]);
    expect(wordsOf(find(seen, '.list'))).to.contain('Owner');
    expect(button(seen, 'Add a member')).to.equal(undefined);
  });
});

describe('a suggested password', () => {
  it('is another each time', () => {
    expect(new Set(Array.from({ length: 50 }, suggestPassword)).size).to.equal(50);
  });
});
