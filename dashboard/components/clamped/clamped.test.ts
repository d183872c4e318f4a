import { expect, html, waitUntil } from '@open-wc/testing';
import { button, find, mount, settled } from '../../testing/mount.ts';
import './clamped.ts';
import type { Clamped } from './clamped.ts';

const show = (text: string) => mount<Clamped>(html`<clarm-clamped .text=${text}></clarm-clamped>`);

describe('a text that may be long', () => {
  it('shows its first lines, and the rest when asked', async () => {
    const el = await show('Long words. '.repeat(400));
    await waitUntil(() => button(el, 'Show all'));
    const short = el.offsetHeight;
    expect(short).to.be.below(140);
    await expect(el).to.be.accessible();
    button(el, 'Show all')!.click();
    await settled(el);
    expect(el.offsetHeight).to.be.above(short * 2);
    button(el, 'Show less')!.click();
    await settled(el);
    expect(el.offsetHeight).to.equal(short);
  });

  it('has no button where all of it is there', async () => {
    const el = await show('Short.');
    await settled(el);
    expect(find(el, 'button')).to.equal(null);
  });
});
