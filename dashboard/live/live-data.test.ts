import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import { CallError, type Client } from '../api/client.ts';
import { find, mount, settled, wordsOf } from '../testing/mount.ts';
import { testApi } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import { LiveData } from './live-data.ts';
import type { LiveFeed } from './live-feed.ts';

/** Answers, or failures, by the range. */
let answers: Record<string, (() => Promise<string>) | undefined>;

class Host extends LitElement {
  @property({ attribute: false }) client: Client = testApi({}).client;
  @property({ attribute: false }) live: LiveFeed | undefined = testFeed();
  @property() range = '7 days';

  readonly data = new LiveData(this, {
    read: (_client, _signal, range: string) =>
      answers[range]?.() ?? Promise.reject(new CallError('unavailable', 'Away.', 503)),
    args: () => [this.range] as const,
    after: ['visitor'],
  });

  override render() {
    return html`<h2>${this.range}</h2>
      ${this.data.render((value) => html`<p>${value}</p>`)}`;
  }
}
customElements.define('test-live-data-host', Host);

async function open() {
  answers = { '7 days': async () => '24 visitors' };
  const el = await mount<Host>(html`<test-live-data-host></test-live-data-host>`);
  await settled(el);
  return el;
}

describe('live data', () => {
  it('never shows what was read for something else', async () => {
    const el = await open();
    expect(wordsOf(el)).to.equal('7 days 24 visitors');
    el.range = '30 days';
    await el.updateComplete;
    expect(wordsOf(el)).not.to.contain('24 visitors');
    await settled(el);
    expect(wordsOf(el)).to.contain('30 days').and.contain('Away.');
    expect(wordsOf(el)).not.to.contain('24 visitors');
    answers['30 days'] = async () => '80 visitors';
    find(find(el, 'clarm-error-state')!, 'button')!.click();
    await settled(el);
    expect(wordsOf(el)).to.equal('30 days 80 visitors');
  });

  it('shows at once what it has when one goes back to it', async () => {
    const el = await open();
    el.range = '30 days';
    await settled(el);
    answers['7 days'] = () => new Promise(() => undefined);
    el.range = '7 days';
    await settled(el);
    expect(wordsOf(el)).to.equal('7 days 24 visitors');
  });

  it('keeps what is shown when reading the same again fails', async () => {
    const el = await open();
    delete answers['7 days'];
    el.data.reload();
    await settled(el);
    expect(wordsOf(el)).to.equal('7 days 24 visitors');
  });

  it('shows what was put for what is asked now', async () => {
    const el = await open();
    el.data.put('25 visitors');
    await settled(el);
    expect(wordsOf(el)).to.equal('7 days 25 visitors');
  });
});
