import { expect, html } from '@open-wc/testing';
import { find, findAll, mount, wordsOf } from '../../testing/mount.ts';
import { janeProfile } from '../../testing/samples.ts';
import './score-card.ts';
import type { ScoreCard } from './score-card.ts';
import { partOf, whyWords } from './score-words.ts';

const open = (breakdown: ScoreCard['breakdown'], value: number) =>
  mount<ScoreCard>(
    html`<clarm-score-card .breakdown=${breakdown} value=${value}></clarm-score-card>`,
  );

describe('the score card', () => {
  it('shows every signal with its points, and they add up to the score', async () => {
    const el = await open(janeProfile.score_breakdown, 82);
    const points = findAll(el, '.points').map((cell) => Number(wordsOf(cell)));
    expect(points.reduce((a, b) => a + b, 0)).to.equal(82);
    expect(wordsOf(find(el, '.sum'))).to.equal('Total 82');
    expect(wordsOf(find(el, '[data-signal="page:pricing"]'))).to.contain('Read pricing, 3 times');
    await expect(el).to.be.accessible();
  });

  it('gives each part its own sum and cap', async () => {
    const el = await open(janeProfile.score_breakdown, 82);
    expect(findAll(el, 'h3').map(wordsOf)).to.deep.equal([
      'Pages 40 / 40',
      'Engagement 28 / 35',
      'Company 14 / 25',
    ]);
  });

  it('says so when nothing counts', async () => {
    const el = await open([], 0);
    expect(wordsOf(el)).to.contain('Nothing counts yet');
    await expect(el).to.be.accessible();
  });

  it('has words for kinds and signals of a site’s own', () => {
    expect(whyWords({ signal: 'page:webinar', count: 2 })).to.equal('Read webinar, 2 times');
    expect(whyWords({ signal: 'signed_petition', count: 1 })).to.equal('signed petition');
    expect(partOf({ signal: 'signed_petition' })).to.equal('engagement');
  });
});
