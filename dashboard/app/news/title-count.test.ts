import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import { TitleCount } from './title-count.ts';

class Host extends LitElement {
  @property({ type: Number }) unread = 0;
  readonly title_ = new TitleCount(this, () => this.unread);
}
customElements.define('test-title-count-host', Host);

describe('the number in the title', () => {
  it('stays before whatever page is open, and goes with what was unread', async () => {
    document.title = 'Inbox · Clarm';
    const el = await fixture<Host>(html`<test-title-count-host></test-title-count-host>`);
    expect(document.title).to.equal('Inbox · Clarm');
    el.unread = 3;
    await el.updateComplete;
    expect(document.title).to.equal('(3) Inbox · Clarm');
    document.title = 'Visitors · Clarm';
    await Promise.resolve();
    expect(document.title).to.equal('(3) Visitors · Clarm');
    el.unread = 0;
    await el.updateComplete;
    expect(document.title).to.equal('Visitors · Clarm');
    el.unread = 1;
    await el.updateComplete;
    fixtureCleanup();
    expect(document.title).to.equal('Visitors · Clarm');
  });
});
