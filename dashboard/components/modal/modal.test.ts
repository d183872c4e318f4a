import { expect, html, oneEvent } from '@open-wc/testing';
import { find, mount, settled } from '../../testing/mount.ts';
import './modal.ts';
import type { Modal } from './modal.ts';

async function open(stubborn = false) {
  const el = await mount<Modal>(
    html`<clarm-modal heading="Sure?" ?stubborn=${stubborn}><p>Text</p></clarm-modal>`,
  );
  const dialog = find<HTMLDialogElement>(el, 'dialog')!;
  let closed = 0;
  el.addEventListener('clarm-close', () => (closed += 1));
  el.open = true;
  await settled(el);
  return { el, dialog, closed: () => closed };
}

describe('a modal', () => {
  it('opens over the page and is closed by its button', async () => {
    const { el, dialog, closed } = await open();
    expect(dialog.matches(':modal')).to.equal(true);
    await expect(el).to.be.accessible();
    setTimeout(() => find(el, 'button')!.click());
    await oneEvent(el, 'clarm-close');
    expect([dialog.open, el.open, closed()]).to.deep.equal([false, false, 1]);
  });

  it('is closed by a click beside it', async () => {
    const { el, dialog, closed } = await open();
    setTimeout(() => dialog.click());
    await oneEvent(el, 'clarm-close');
    expect(closed()).to.equal(1);
  });

  it('stays while it shows what is shown once', async () => {
    const { dialog, closed } = await open(true);
    dialog.click();
    const escape = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(escape);
    expect(escape.defaultPrevented).to.equal(true);
    expect([dialog.open, closed()]).to.deep.equal([true, 0]);
  });

  it('says nothing when its owner closes it', async () => {
    const { el, closed } = await open();
    el.open = false;
    await settled(el);
    expect(closed()).to.equal(0);
  });

  it('stays open when it is opened again before the browser has told of the closing', async () => {
    const { el, dialog, closed } = await open();
    const told = oneEvent(dialog, 'close');
    el.open = false;
    await el.updateComplete;
    el.open = true;
    await el.updateComplete;
    await told;
    expect([dialog.open, el.open, closed()]).to.deep.equal([true, true, 0]);
  });
});
