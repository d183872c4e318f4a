import { expect, html } from '@open-wc/testing';
import { spy } from 'sinon';
import { button, find, mount, settled, wordsOf } from '../../testing/mount.ts';
import './confirm.ts';
import type { Confirm } from './confirm.ts';

async function open(theme: 'light' | 'dark' = 'light') {
  const confirmed = spy();
  const closed = spy();
  const el = await mount<Confirm>(
    html`<clarm-confirm
      open
      heading="Remove Ada?"
      words="They are signed out."
      action="Remove"
      danger
      @clarm-confirm=${confirmed}
      @clarm-close=${closed}
    ></clarm-confirm>`,
    { theme },
  );
  await settled(el);
  return { el, confirmed, closed };
}

describe('a question before something is done', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`says what follows, in the ${theme}`, async () => {
      const { el } = await open(theme);
      expect(find<HTMLDialogElement>(el, 'dialog')?.open).to.equal(true);
      expect(wordsOf(el)).to.contain('They are signed out.');
      await expect(el).to.be.accessible();
    });
  }

  it('is answered once, either way', async () => {
    const { el, confirmed, closed } = await open();
    button(el, 'Cancel')!.click();
    expect([confirmed.callCount, closed.callCount]).to.deep.equal([0, 1]);
    button(el, 'Remove')!.click();
    expect([confirmed.callCount, closed.callCount]).to.deep.equal([1, 1]);
  });
});
