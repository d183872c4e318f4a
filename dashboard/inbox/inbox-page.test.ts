import { expect, html, waitUntil } from '@open-wc/testing';
import { NavigateEvent } from '../app/navigation.ts';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { conversation, conversationRow, jane, janeProfile, pageOf } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './inbox-page.ts';
import type { InboxPage } from './inbox-page.ts';

const LIST = 'GET /conversations';
const visitor = {
  [`GET /visitors/${jane.id}`]: janeProfile,
  [`GET /visitors/${jane.id}/events`]: pageOf([]),
};

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
    expect(findAll(el, 'h1').map(wordsOf)).to.deep.equal(['Inbox']);
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

  it('asks again for a name that could not be read, once the server is back', async () => {
    const at = `GET /visitors/${jane.id}`;
    const { el, answers, feed } = await open({
      [LIST]: pageOf([conversationRow]),
      [at]: new ApiFailure(503, 'unavailable'),
    });
    expect(wordsOf(find(el, '[data-conversation-id]'))).to.contain('Visitor 0001');
    answers[at] = janeProfile;
    feed.say({ kind: 'resync' });
    await waitUntil(() => wordsOf(find(el, '[data-conversation-id]')).includes('Jane Smith'));
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

  it('lists what nobody has taken', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([]) });
    button(el, 'Unassigned')!.click();
    await settled(el);
    expect(calls.at(-1)?.query.get('assignee')).to.equal('none');
    expect(calls.at(-1)?.query.get('status')).to.equal('open');
    expect(wordsOf(el)).to.contain('Every conversation is taken');
    const last = button(el, 'Closed')!.getBoundingClientRect();
    expect(last.right).to.be.at.most(find(el, '.list')!.getBoundingClientRect().right - 16);
    await expect(el).to.be.accessible();
  });

  it('goes on with the keyboard at what was loaded', async () => {
    const next = { ...conversationRow, id: 'c_next000000000000' };
    const { el, answers } = await open({ [LIST]: pageOf([conversationRow], 'after-1') });
    answers[LIST] = pageOf([next]);
    const more = button(el, 'Load more')!;
    more.focus();
    more.click();
    await settled(el);
    expect(find(el, '[data-conversation-id]:focus')?.dataset['conversationId']).to.equal(next.id);
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
    expect(findAll(el, 'h1').map(wordsOf)).to.deep.equal(['Jane Smith']);
    expect(document.title).to.equal('Jane Smith · Inbox · Clarm');
    expect(wordsOf(find(el, 'clarm-visitor-aside'))).to.contain('Read pricing, 3 times');
    expect(button(el, 'Open profile')?.getAttribute('href')).to.equal(
      `/dashboard/visitors/${jane.id}`,
    );
    await expect(el).to.be.accessible();
  });

  it('is filtered by a tag, and says when nothing has it', async () => {
    const tagged = { ...conversationRow, tags: ['vip'] };
    const { el, calls, answers } = await open({ [LIST]: pageOf([tagged]) });
    const select = find<HTMLSelectElement>(el, 'select[aria-label="Tag"]')!;
    answers[LIST] = pageOf([]);
    select.value = 'vip';
    select.dispatchEvent(new Event('change'));
    await settled(el);
    expect(calls.at(-1)?.query.get('tag')).to.equal('vip');
    expect(wordsOf(el)).to.contain('Nothing is tagged “vip” here');
    await expect(el).to.be.accessible();
    answers[LIST] = pageOf([tagged]);
    button(el, 'Show all')!.click();
    await settled(el);
    expect(calls.at(-1)?.query.has('tag')).to.equal(false);
  });

  it('is walked and worked by keys, but not while somebody types them', async () => {
    const second = { ...conversationRow, id: 'c_second000000000000' };
    const at = `/conversations/${conversation.id}`;
    const { el, calls } = await open(
      {
        [LIST]: pageOf([conversationRow, second]),
        [`GET ${at}`]: { ...conversation, unread: 0 },
        [`PATCH ${at}`]: {},
      },
      conversation.id,
    );
    await settled(el);
    const went: string[] = [];
    el.addEventListener(NavigateEvent.type, (event) => went.push((event as NavigateEvent).path));
    const press = (key: string, target: EventTarget = window) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('j');
    press('k');
    expect(went).to.deep.equal(['/dashboard/inbox/c_second000000000000']);
    press('e');
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ status: 'closed' });
    press('r');
    await settled(el);
    const area = find(el, 'textarea:focus')!;
    const before = calls.length;
    press('e', area);
    await settled(el);
    expect(calls.length).to.equal(before);
    press('Escape');
    expect(went.at(-1)).to.equal('/dashboard/inbox');
  });

  it('hears of a new conversation', async () => {
    const { el, answers, feed } = await open({ [LIST]: pageOf([]) });
    answers[LIST] = pageOf([conversationRow]);
    feed.say({ kind: 'conversation', id: conversationRow.id, seq: 1 });
    await waitUntil(() => findAll(el, '[data-conversation-id]').length === 1);
  });
});
