import { expect, html, waitUntil } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { conversation, conversationRow, jane, pageOf } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './inbox-page.ts';
import type { InboxPage } from './inbox-page.ts';

const LIST = 'GET /conversations';
const visitor = { [`GET /visitors/${jane.id}`]: jane };

async function open(answers: Answers, id?: string) {
  const api = testApi({ ...visitor, ...answers });
  const feed = testFeed();
  const el = await mount<InboxPage>(
    html`<clarm-inbox-page .conversationId=${id}></clarm-inbox-page>`,
    { client: api.client, live: feed },
  );
  await settled(el);
  return { el, feed, ...api };
}

describe('the inbox', () => {
  it('shows its shape while it loads', async () => {
    const { el } = await open({ [LIST]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  it('shows who wrote what, and what is unread', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([conversationRow]) });
    const words = wordsOf(find(el, `[data-conversation-id="${conversationRow.id}"]`));
    expect(words).to.contain('Jane Smith').and.contain('Can we talk about pricing?');
    expect(words).to.contain('1 unread message');
    expect(calls[0]?.query.get('status')).to.equal('open');
    expect(wordsOf(el)).to.contain('Choose a conversation');
    await expect(el).to.be.accessible();
  });

  it('asks for each visitor once, however many conversations they have', async () => {
    const again = { ...conversationRow, id: 'c_again000000000000' };
    const { calls } = await open({ [LIST]: pageOf([conversationRow, again]) });
    expect(calls.filter(({ path }) => path === `/visitors/${jane.id}`).length).to.equal(1);
  });

  it('shows a conversation without a name where the visitor is gone', async () => {
    const { el } = await open({
      [LIST]: pageOf([conversationRow]),
      [`GET /visitors/${jane.id}`]: new ApiFailure(404, 'visitor_not_found'),
    });
    expect(wordsOf(find(el, '[data-conversation-id]'))).to.contain('Visitor 0001');
  });

  it('says when there is nothing to answer', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([]) });
    expect(wordsOf(el)).to.contain('Nothing to answer');
    await expect(el).to.be.accessible();
    button(el, 'Closed')!.click();
    await settled(el);
    expect(calls.at(-1)?.query.get('status')).to.equal('closed');
    expect(wordsOf(el)).to.contain('No closed conversations');
  });

  it('says why it failed', async () => {
    const { el } = await open({ [LIST]: new ApiFailure(503, 'unavailable', 'Away.') });
    expect(wordsOf(el)).to.contain('Away.');
    await expect(el).to.be.accessible();
  });

  it('opens a conversation beside the list, even one that is not in it', async () => {
    const { el } = await open(
      {
        [LIST]: pageOf([]),
        [`GET /conversations/${conversation.id}`]: { ...conversation, unread: 0 },
      },
      conversation.id,
    );
    await settled(el);
    expect(wordsOf(find(el, '.thread h2'))).to.equal('Jane Smith');
    expect(button(el, 'Open profile')?.getAttribute('href')).to.equal(
      `/dashboard/visitors/${jane.id}`,
    );
    await expect(el).to.be.accessible();
  });

  it('hears of a new conversation', async () => {
    const { el, answers, feed } = await open({ [LIST]: pageOf([]) });
    answers[LIST] = pageOf([conversationRow]);
    feed.say({ kind: 'conversation', id: conversationRow.id, seq: 1 });
    await waitUntil(() => findAll(el, '[data-conversation-id]').length === 1);
  });
});
