import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import './search-field.ts';
import type { SearchField } from './search-field.ts';

async function open() {
  const said: string[] = [];
  const el = await fixture<SearchField>(
    html`<clarm-search-field
      label="Search"
      @clarm-search=${({ words }: { words: string }) => said.push(words)}
    ></clarm-search-field>`,
  );
  const input = el.shadowRoot!.querySelector('input')!;
  const type = (text: string) => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const escape = () =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
  return { el, input, said, type, escape };
}

/** Longer than somebody pauses between two keys. */
const aPause = () => aTimeout(200);

describe('the search field', () => {
  it('says the words once, a moment after the last key', async () => {
    const { said, type } = await open();
    type('ac');
    type(' acme ');
    expect(said).to.deep.equal([]);
    await aPause();
    expect(said).to.deep.equal(['acme']);
  });

  it('clears on Escape, what was not yet said too, and then leads away', async () => {
    const { el, input, said, type, escape } = await open();
    el.focus();
    type('acme');
    escape();
    expect(input.value).to.equal('');
    expect(said).to.deep.equal(['']);
    expect(el.shadowRoot!.activeElement).to.equal(input);
    escape();
    expect(el.shadowRoot!.activeElement).to.equal(null);
    await aPause();
    expect(said).to.deep.equal(['']);
  });

  it('forgets what was being typed when newer words come from elsewhere', async () => {
    const { el, input, said, type } = await open();
    type('acme');
    el.value = 'globex';
    await aPause();
    expect(input.value).to.equal('globex');
    expect(said).to.deep.equal([]);
  });
});
