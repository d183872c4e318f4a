import { expect, html, waitUntil } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../../testing/mount.ts';
import { jane, janeProfile, pageOf, timelineEvent } from '../../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../../testing/test-api.ts';
import { testFeed } from '../../testing/test-feed.ts';
import './visitor-aside.ts';
import type { VisitorAside } from './visitor-aside.ts';

const PROFILE = `GET /visitors/${jane.id}`;
const full: Answers = {
  [PROFILE]: janeProfile,
  [`${PROFILE}/events`]: pageOf([
    timelineEvent('e2', 'message_sent', 1),
    timelineEvent('e1', 'page_view', 5, { url: 'https://example.com/pricing', title: 'Pricing' }),
  ]),
};

async function open(answers: Answers = full, theme: 'light' | 'dark' = 'light') {
  const api = testApi(answers);
  const feed = testFeed();
  const el = await mount<VisitorAside>(
    html`<clarm-visitor-aside visitorId=${jane.id}></clarm-visitor-aside>`,
    { client: api.client, live: feed, theme },
  );
  await settled(el);
  return { el, feed, ...api };
}

describe('the visitor beside a conversation', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is shown with company, score and last pages, in the ${theme}`, async () => {
      const { el } = await open(full, theme);
      expect(wordsOf(el)).to.contain('Acme Corp').and.contain('Austin, United States');
      expect(findAll(el, '.reasons li').map(wordsOf)[0]).to.equal('Read pricing, 3 times +28');
      expect(findAll(el, '.pages li').map(wordsOf)).to.have.lengthOf(1);
      expect(wordsOf(find(el, '.pages li'))).to.contain('/pricing');
      expect(button(el, 'Open profile')?.getAttribute('href')).to.equal(
        `/dashboard/visitors/${jane.id}`,
      );
      await expect(el).to.be.accessible();
    });

    it(`has a shape while it loads, and says why it failed, in the ${theme}`, async () => {
      const waiting = await open({ ...full, [PROFILE]: never }, theme);
      expect(find(waiting.el, 'clarm-skeleton')).to.exist;
      await expect(waiting.el).to.be.accessible();
      const gone = new ApiFailure(404, 'visitor_not_found', 'Erased.');
      const { el } = await open({ ...full, [PROFILE]: gone }, theme);
      expect(wordsOf(el)).to.contain('Erased.');
      await expect(el).to.be.accessible();
    });
  }

  it('follows what they do', async () => {
    const { el, feed, answers } = await open();
    answers[PROFILE] = { ...janeProfile, identity: { ...janeProfile.identity, name: 'Jane Doe' } };
    feed.say({ kind: 'visitor', id: jane.id, version: 'b' });
    await waitUntil(() => wordsOf(el).includes('Jane Doe'));
  });
});
