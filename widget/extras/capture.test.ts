import { expect, fixture, html } from '@open-wc/testing';
import type { ClarmTrack } from '../tracker/clarm-track.ts';
import { capture } from './capture.ts';

describe('capture', () => {
  const seen: unknown[][] = [];
  before(() => {
    const track = ((...call: unknown[]) => void seen.push(call)) as unknown as ClarmTrack;
    capture(track, { outbound: true, downloads: true, forms: true });
    // The test's page has to stay.
    addEventListener('click', (event) => event.preventDefault());
    addEventListener('submit', (event) => event.preventDefault());
  });
  beforeEach(() => seen.splice(0));

  it('reports a click that leads to another site, through open shadow roots, too', async () => {
    const link = await fixture<HTMLAnchorElement>(
      html`<a href="https://example.com/x"><b>Elsewhere</b></a>`,
    );
    link.querySelector('b')!.click();
    expect(seen).to.deep.equal([
      ['outbound_click', { url: 'https://example.com/x', text: 'Elsewhere' }],
    ]);
    const host = await fixture(html`<div></div>`);
    const inner = document.createElement('a');
    inner.href = 'https://example.com/y';
    host.attachShadow({ mode: 'open' }).append(inner);
    inner.click();
    expect(seen).to.have.length(2);
  });

  it('reports a download, here or elsewhere, and no other link', async () => {
    const list = await fixture(
      html`<div>
        <a href="/guide.pdf?x=1">a</a><a href="/x" download>b</a><a href="/page">c</a
        ><a href="mailto:a@b.example">d</a>
      </div>`,
    );
    for (const link of list.querySelectorAll('a')) link.click();
    expect(seen.map(([name]) => name)).to.deep.equal(['file_download', 'file_download']);
  });

  it('reports a form by its name, and nothing that was written into it', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form id="signup" action="/signup"><input name="email" value="jane@acme.com" /></form>`,
    );
    form.requestSubmit();
    expect(seen).to.deep.equal([
      ['form_submit', { form: 'signup', action: `${location.origin}/signup` }],
    ]);
  });

  it('reports what an element says of itself', async () => {
    const button = await fixture<HTMLButtonElement>(
      html`<button data-clarm-event="plan_chosen" data-clarm-event-plan="growth">x</button>`,
    );
    button.click();
    expect(seen).to.deep.equal([['plan_chosen', { plan: 'growth' }]]);
  });
});
