import { expect, html } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { find, mount, settled, wordsOf } from '../../testing/mount.ts';
import './copy-button.ts';
import type { CopyButton } from './copy-button.ts';

const open = () =>
  mount<CopyButton>(html`<clarm-copy-button text="abc" what="snippet"></clarm-copy-button>`);

describe('a copy button', () => {
  afterEach(() => restore());

  it('copies and says so', async () => {
    const write = stub(navigator.clipboard, 'writeText').resolves();
    const el = await open();
    await expect(el).to.be.accessible();
    find(el, 'button')!.click();
    await settled(el);
    expect(write.firstCall.args).to.deep.equal(['abc']);
    expect(wordsOf(find(el, '[role="status"]'))).to.equal('Copied');
  });

  it('says what to do where the browser forbids it', async () => {
    stub(navigator.clipboard, 'writeText').rejects(new Error('denied'));
    const el = await open();
    find(el, 'button')!.click();
    await settled(el);
    expect(wordsOf(find(el, '[role="status"]'))).to.equal('Press Ctrl+C to copy');
  });
});
