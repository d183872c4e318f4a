import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { spy, stub } from 'sinon';
import { NavigateEvent } from '../../app/navigation.ts';
import { ToastEvent } from '../../components/toasts/toast-event.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../../testing/mount.ts';
import { jane, janeProfile, me, pageOf } from '../../testing/samples.ts';
import { ApiFailure, testApi, type Answers } from '../../testing/test-api.ts';
import '../visitor-page.ts';
import type { VisitorPage } from '../visitor-page.ts';

const AT = `/visitors/${jane.id}`;

async function open(
  answers: Answers = {},
  { role = 'owner', theme = 'light' }: { role?: 'owner' | 'agent'; theme?: 'light' | 'dark' } = {},
) {
  const api = testApi({
    [`GET ${AT}`]: { ...janeProfile, conversations: [] },
    [`GET ${AT}/events`]: pageOf([]),
    ...answers,
  });
  const el = await mount<VisitorPage>(
    html`<clarm-visitor-page visitorId=${jane.id}></clarm-visitor-page>`,
    { client: api.client, theme, account: { me: { ...me, role }, site: me.sites[0]! } },
  );
  await settled(el);
  const went = spy();
  const said = spy();
  el.addEventListener(NavigateEvent.type, (event) => went((event as NavigateEvent).path));
  el.addEventListener(ToastEvent.type, ({ toast }) => said(toast.text));
  find(el, '.opener')!.focus();
  await sendKeys({ press: 'Enter' });
  await settled(el);
  return { el, went, said, ...api };
}

const items = (el: Element) =>
  findAll(el, '.item')
    .filter((one) => one.checkVisibility())
    .map(wordsOf);

describe('the menu of a visitor', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`opens and closes by keyboard, in the ${theme}`, async () => {
      const { el } = await open({}, { theme });
      expect(items(el)).to.deep.equal(['Export as JSON', 'Copy the visitor’s ID', 'Erase…']);
      await expect(el).to.be.accessible();
      await sendKeys({ press: 'Tab' });
      const menu = find(el, 'clarm-visitor-menu')!;
      expect(wordsOf(menu.shadowRoot!.activeElement)).to.equal('Export as JSON');
      await sendKeys({ press: 'Escape' });
      expect(items(el)).to.deep.equal([]);
      expect(menu.shadowRoot!.activeElement).to.equal(find(el, '.opener'));
    });
  }

  it('saves everything that is kept as a file', async () => {
    const { el, said, calls } = await open({ [`GET ${AT}/export`]: { visitor: { id: jane.id } } });
    const press = stub(HTMLAnchorElement.prototype, 'click');
    try {
      button(el, 'Export as JSON')!.click();
      await settled(el);
      const link = press.firstCall.thisValue as HTMLAnchorElement;
      expect(link.download).to.equal(`${jane.id}.json`);
      expect(calls.at(-1)?.path).to.equal(`${AT}/export`);
      expect(said.firstCall.args).to.deep.equal(['Exported.']);
    } finally {
      press.restore();
    }
  });

  it('erases after a question that says what is deleted, and goes back to the list', async () => {
    const { el, went, said, calls } = await open({ [`DELETE ${AT}`]: undefined });
    button(el, 'Erase…')!.click();
    await settled(el);
    expect(calls.some(({ method }) => method === 'DELETE')).to.equal(false);
    expect(wordsOf(find(el, 'clarm-confirm[open]')))
      .to.contain('Erase Jane Smith for good?')
      .and.contain('Events, messages, attachments');
    await expect(el).to.be.accessible();
    button(el, 'Erase for good')!.click();
    await settled(el);
    expect(calls.some(({ method, path }) => method === 'DELETE' && path === AT)).to.equal(true);
    expect(said.firstCall.args).to.deep.equal(['Jane Smith was erased.']);
    expect(went.firstCall.args).to.deep.equal(['/dashboard/visitors']);
  });

  it('keeps the visitor, and the focus, when the question is answered with no', async () => {
    const { el, calls } = await open();
    button(el, 'Erase…')!.click();
    await settled(el);
    await sendKeys({ press: 'Escape' });
    await settled(el);
    expect(find(el, 'clarm-confirm[open]')).to.equal(null);
    expect(find(el, 'clarm-visitor-menu')!.shadowRoot!.activeElement).to.equal(find(el, '.opener'));
    expect(calls.some(({ method }) => method === 'DELETE')).to.equal(false);
  });

  it('stays, and says why, where that failed', async () => {
    const { el, went, said } = await open({
      [`DELETE ${AT}`]: new ApiFailure(403, 'forbidden', 'Not yours.'),
    });
    button(el, 'Erase…')!.click();
    await settled(el);
    button(el, 'Erase for good')!.click();
    await settled(el);
    expect(said.firstCall.args).to.deep.equal(['Not yours.']);
    expect(went.called).to.equal(false);
  });

  it('offers no erasure to an agent', async () => {
    const { el } = await open({}, { role: 'agent' });
    expect(items(el)).to.deep.equal(['Export as JSON', 'Copy the visitor’s ID']);
  });
});
