import { expect, html, waitUntil } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import {
  conversation,
  jane,
  janeProfile,
  pageOf,
  timelineEvent,
  visitorRow,
} from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './visitor-page.ts';
import type { VisitorPage } from './visitor-page.ts';

const PROFILE = `GET /visitors/${jane.id}`;
const EVENTS = `${PROFILE}/events`;
const full: Answers = {
  [PROFILE]: janeProfile,
  [EVENTS]: pageOf(
    [
      timelineEvent('e2', 'widget_opened', 2),
      timelineEvent('e1', 'page_view', 5, { url: 'https://example.com/pricing', title: 'Pricing' }),
    ],
    'earlier',
  ),
  [`GET /conversations/${conversation.id}`]: { ...conversation, unread: 0 },
};

async function open(answers: Answers, theme: 'light' | 'dark' = 'light') {
  const api = testApi({ ...answers });
  const feed = testFeed();
  const el = await mount<VisitorPage>(
    html`<clarm-visitor-page visitorId=${jane.id} next=${visitorRow(2).id}></clarm-visitor-page>`,
    { client: api.client, live: feed, theme },
  );
  await settled(el);
  return { el, feed, ...api };
}

describe('a visitor’s profile', () => {
  it('shows its shape while it loads', async () => {
    const { el } = await open({ [PROFILE]: never, [EVENTS]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`shows all that is known, in the ${theme}`, async () => {
      const { el } = await open(full, theme);
      const words = wordsOf(el);
      expect(words).to.contain('Jane Smith').and.contain('Verified').and.contain('Online now');
      expect(words).to.contain('Intent score: 82').and.contain('Enterprise score: 64');
      expect(words).to.contain('Opened the chat').and.contain('from www.google.com');
      expect(words).to.contain('Can we talk about pricing?').and.contain('DB-IP.com');
      await expect(el).to.be.accessible();
    });
  }

  it('is honest about a visitor of whom nothing is known', async () => {
    const { company: _c, identity: _i, enterprise_score: _e, ...rest } = janeProfile;
    const { el } = await open({
      [PROFILE]: { ...rest, score_breakdown: [], enterprise_breakdown: [], conversations: [] },
      [EVENTS]: pageOf([]),
    });
    const words = wordsOf(el);
    expect(words).to.contain('Visitor 0001').and.contain('No company is known');
    expect(words).to.contain('No conversation yet').and.contain('No events yet');
    expect(find(el, 'clarm-enterprise-card')).to.equal(null);
    await expect(el).to.be.accessible();
  });

  it('says when there is no such visitor', async () => {
    const { el } = await open({
      [PROFILE]: new ApiFailure(404, 'visitor_not_found', 'No such visitor on this site.'),
    });
    expect(wordsOf(el)).to.contain('No such visitor on this site.');
    expect(button(el, 'Visitors')?.getAttribute('href')).to.equal('/dashboard/visitors');
    expect(wordsOf(el)).not.to.contain('Try again');
    await expect(el).to.be.accessible();
  });

  it('keeps what is very long to a few lines', async () => {
    const { el } = await open({
      ...full,
      [PROFILE]: { ...janeProfile, traits: { bio: 'A long story. '.repeat(64) } },
      [EVENTS]: pageOf([
        timelineEvent('e1', 'page_view', 5, { url: `https://a.com/?q=${'x'.repeat(300)}` }),
      ]),
    });
    const [story, query] = findAll(el, 'clarm-clamped');
    expect(story!.offsetHeight).to.be.below(120);
    expect(query?.offsetHeight ?? 0).to.be.below(120);
  });

  it('can be scrolled by keyboard, has headings in order and links that can be hit', async () => {
    const { el } = await open(full);
    for (const one of findAll(el, '.details, .activity')) expect(one.tabIndex).to.equal(0);
    expect(wordsOf(find(el, '.activity h2'))).to.equal('Activity');
    const links = findAll(el, '.facts a');
    for (const link of links) expect(link.offsetHeight).to.be.at.least(24);
  });

  it('loads earlier events by the cursor', async () => {
    const { el, answers, calls } = await open(full);
    answers[EVENTS] = pageOf([timelineEvent('e0', 'widget_closed', 60)]);
    button(el, 'Load earlier activity')!.click();
    await settled(el);
    expect(calls.at(-1)?.query.get('cursor')).to.equal('earlier');
    expect(findAll(el, 'clarm-timeline')[0]).to.exist;
    expect(wordsOf(el)).to.contain('Closed the chat').and.contain('This is where it began.');
  });

  it('follows the score and the events as they happen', async () => {
    const { el, answers, feed } = await open(full);
    answers[PROFILE] = { ...janeProfile, version: 'b', intent: 91 };
    answers[EVENTS] = pageOf([
      timelineEvent('e3', 'purchase', 0, { properties: { amount: 5, currency: 'EUR' } }),
      timelineEvent('e2', 'widget_opened', 2),
    ]);
    feed.say({ kind: 'visitor', id: jane.id, version: 'b' });
    await waitUntil(() => find(el, '[data-score]')?.dataset['score'] === '91');
    await settled(el);
    expect(wordsOf(el)).to.contain('Purchase €5.00').and.contain('Pricing');
  });

  it('leaves other visitors’ changes alone', async () => {
    const { calls, feed, el } = await open(full);
    const before = calls.length;
    feed.say({ kind: 'visitor', id: visitorRow(2).id, version: 'b' });
    feed.say({ kind: 'presence', id: jane.id, online: false });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(calls.length).to.equal(before);
    expect(wordsOf(find(el, 'clarm-visitor-header'))).not.to.contain('Online now');
  });

  it('leads on to the next visitor of the list', async () => {
    const { el } = await open(full);
    const next = findAll(el, 'a').find((a) => a.ariaLabel?.startsWith('Next'));
    expect(next?.getAttribute('href')).to.equal(`/dashboard/visitors/${visitorRow(2).id}`);
  });
});
