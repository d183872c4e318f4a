import { expect, html } from '@open-wc/testing';
import { find, mount, wordsOf } from '../../testing/mount.ts';
import './score.ts';
import type { Score } from './score.ts';

describe('a score', () => {
  for (const [value, heat] of [
    [39, 'cold'],
    [40, 'warm'],
    [69, 'warm'],
    [70, 'hot'],
  ] as const) {
    it(`of ${value} is ${heat}`, async () => {
      const el = await mount<Score>(html`<clarm-score value=${value}></clarm-score>`);
      expect(find(el, '.bar')?.classList.contains(heat)).to.equal(true);
      expect(find(el, '[data-score]')?.dataset['score']).to.equal(String(value));
      await expect(el).to.be.accessible();
    });
  }

  it('says what it is to those who do not see the ring', async () => {
    const el = await mount<Score>(html`<clarm-score look="ring" value="82"></clarm-score>`);
    expect(wordsOf(el)).to.equal('Intent score: 82');
    await expect(el).to.be.accessible();
  });
});
