import { expect, html } from '@open-wc/testing';
import { find, mount, wordsOf } from '../../testing/mount.ts';
import { COUNTRY_CODES } from '../../format/countries.ts';
import { DRAWN_FLAGS } from './drawn-flags.ts';
import { FLAGS } from './flags.ts';
import './flag.ts';
import type { Flag } from './flag.ts';

const open = (country: string) => mount<Flag>(html`<clarm-flag country=${country}></clarm-flag>`);

describe('a flag', () => {
  it('is drawn where there is a drawing', async () => {
    const el = await open('de');
    expect(el.renderRoot.querySelectorAll('rect').length).to.equal(3);
    expect(wordsOf(el)).to.equal('Germany');
  });

  it('is the code where there is none', async () => {
    expect(wordsOf(find(await open('KE'), '.code'))).to.equal('KE');
  });

  it('is there for every country that says so', () => {
    const drawn = Object.entries(FLAGS).filter(([, { kind }]) => kind === 'drawn');
    expect(drawn.map(([code]) => code).toSorted()).to.deep.equal(
      Object.keys(DRAWN_FLAGS).toSorted(),
    );
    expect(Object.keys(FLAGS).filter((code) => !COUNTRY_CODES.includes(code))).to.deep.equal([]);
  });
});
