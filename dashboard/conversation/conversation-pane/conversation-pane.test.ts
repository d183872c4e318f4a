import { expect, html, waitUntil } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../../testing/mount.ts';
import { conversation } from '../../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers, type Call } from '../../testing/test-api.ts';
import { testFeed } from '../../testing/test-feed.ts';
import './conversation-pane.ts';
import type { ConversationPane } from './conversation-pane.ts';

const AT = `/conversations/${conversation.id}`;
const OTHER = { ...conversation, id: 'c_other00000000000', unread: 0 };
const read = { ...conversation, unread: 0 };

async function open(answers: Answers) {
  const api = testApi({ [`POST ${AT}/typing`]: undefined, ...answers });
  const feed = testFeed();
  const el = await mount<ConversationPane>(
    html`<clarm-conversation-pane
      conversationId=${conversation.id}
      name="Jane"
    ></clarm-conversation-pane>`,
    { client: api.client, live: feed },
  );
  await settled(el);
  return { el, feed, ...api };
}

const write = async (el: ConversationPane, text: string, init: KeyboardEventInit = {}) => {
  const area = find<HTMLTextAreaElement>(el, 'textarea')!;
  area.value = text;
  area.dispatchEvent(new InputEvent('input'));
  area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init }));
  await settled(el);
};
const fieldOf = (el: Element) => find<HTMLTextAreaElement>(el, 'textarea')!;
const type = (el: ConversationPane, text: string) => write(el, text, { key: 'x' });
const lastLine = (el: Element) => wordsOf(findAll(el, '.line').at(-1) ?? null);
const confirm = ({ body }: Call) => ({
  ...(body as object),
  seq: 4,
  from: 'team',
  at: '2026-03-23T14:35:00Z',
  author: { name: 'Ada' },
});

describe('a conversation', () => {
  beforeEach(() => sessionStorage.clear());

  it('shows its shape while it loads', async () => {
    const { el } = await open({ [`GET ${AT}`]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  it('shows who said what, and what was seen', async () => {
    const { el } = await open({ [`GET ${AT}`]: read });
    expect(findAll(el, '.line').map((line) => wordsOf(line))).to.have.lengthOf(3);
    expect(wordsOf(findAll(el, '.team')[0]!))
      .to.contain('Hi Jane')
      .and.contain('Seen');
    await expect(el).to.be.accessible();
  });

  it('says why it failed, and tries again', async () => {
    const { el, answers } = await open({ [`GET ${AT}`]: new ApiFailure(503, 'unavailable') });
    await expect(el).to.be.accessible();
    answers[`GET ${AT}`] = read;
    button(el, 'Try again')!.click();
    await settled(el);
    expect(findAll(el, '.line').length).to.equal(3);
  });

  it('is there again when the server is', async () => {
    const { el, answers, feed } = await open({ [`GET ${AT}`]: new ApiFailure(503, 'unavailable') });
    answers[`GET ${AT}`] = read;
    feed.say({ kind: 'resync' });
    await waitUntil(() => findAll(el, '.line').length === 3);
  });

  it('leads to the inbox where there is no such conversation', async () => {
    const { el } = await open({ [`GET ${AT}`]: new ApiFailure(404, 'conversation_not_found') });
    expect(button(el, 'Try again')).to.equal(undefined);
    expect(button(el, 'All conversations')?.getAttribute('href')).to.equal('/dashboard/inbox');
    await expect(el).to.be.accessible();
  });

  it('shows a reply at once and confirms it later', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { el, calls } = await open({
      [`GET ${AT}`]: read,
      [`POST ${AT}/messages`]: (call: Call) =>
        new Promise((resolve) => (answer = () => resolve(confirm(call)))),
    });
    await write(el, '  Thursday works  ');
    expect(lastLine(el)).to.contain('Thursday works').and.contain('Sending…');
    const sent = calls.find(({ path }) => path === `${AT}/messages`)?.body as Record<
      string,
      string
    >;
    expect(sent['text']).to.equal('Thursday works');
    expect(sent['message_id']).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    answer(undefined);
    await settled(el);
    expect(lastLine(el)).to.contain('Ada').and.contain('Sent');
    expect(findAll(el, '.line').length).to.equal(4);
  });

  it('keeps a reply that failed, and sends it again under the same id', async () => {
    const { el, answers, calls } = await open({
      [`GET ${AT}`]: read,
      [`POST ${AT}/messages`]: new ApiFailure(503, 'unavailable'),
    });
    await write(el, 'Hello');
    expect(lastLine(el)).to.contain('Not sent.');
    await expect(el).to.be.accessible();
    answers[`POST ${AT}/messages`] = confirm;
    button(el, 'Try again')!.click();
    await settled(el);
    expect(lastLine(el)).to.contain('Sent');
    const ids = calls
      .filter(({ path }) => path === `${AT}/messages`)
      .map(({ body }) => (body as Record<string, string>)['message_id']);
    expect(ids.length).to.equal(2);
    expect(ids[0]).to.equal(ids[1]);
  });

  it('begins a new line on Shift + Enter, and lets an input method have its Enter', async () => {
    const { el, calls } = await open({ [`GET ${AT}`]: read });
    await write(el, 'a', { shiftKey: true });
    await write(el, 'a', { isComposing: true });
    await write(el, '   ');
    expect(calls.some(({ path }) => path === `${AT}/messages`)).to.equal(false);
  });

  it('tells the visitor of typing, at most every three seconds', async () => {
    const { el, calls } = await open({ [`GET ${AT}`]: read });
    for (const text of ['a', 'ab', 'abc']) await write(el, text, { key: 'x' });
    expect(calls.filter(({ path }) => path === `${AT}/typing`).length).to.equal(1);
  });

  it('shows that the visitor types, until the message is there', async () => {
    const { el, answers, feed } = await open({ [`GET ${AT}`]: read });
    feed.say({ kind: 'typing', id: conversation.id, from: 'visitor' });
    await settled(el);
    expect(wordsOf(find(el, '.typing'))).to.equal('Jane is typing…');
    await expect(el).to.be.accessible();
    const more = {
      message_id: 'm4',
      seq: 4,
      from: 'visitor',
      text: 'Still there?',
      at: read.started_at,
    };
    answers[`GET ${AT}`] = { ...read, messages: [...read.messages, more] };
    feed.say({ kind: 'conversation', id: conversation.id, seq: 4 });
    await waitUntil(() => findAll(el, '.line').length === 4);
    expect(find(el, '.typing')).to.equal(null);
  });

  it('ignores the typing of teammates and of other conversations', async () => {
    const { el, feed } = await open({ [`GET ${AT}`]: read });
    feed.say({ kind: 'typing', id: conversation.id, from: 'team' });
    feed.say({ kind: 'typing', id: 'c_other', from: 'visitor' });
    await settled(el);
    expect(find(el, '.typing')).to.equal(null);
  });

  it('marks as read what is on the screen, once', async () => {
    const { el, calls, feed } = await open({
      [`GET ${AT}`]: conversation,
      [`PATCH ${AT}`]: conversation,
    });
    feed.say({ kind: 'read', id: conversation.id });
    await settled(el);
    const patches = calls.filter(({ method }) => method === 'PATCH');
    expect(patches.map(({ body }) => body)).to.deep.equal([{ read: 3 }]);
  });

  it('is closed and reopened', async () => {
    const { el, calls } = await open({ [`GET ${AT}`]: read, [`PATCH ${AT}`]: read });
    button(el, 'Close conversation')!.click();
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ status: 'closed' });
    expect(wordsOf(el)).to.contain('This conversation is closed.');
    button(el, 'Reopen')!.click();
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ status: 'open' });
  });

  it('keeps a note among the messages, and tells nobody of its typing', async () => {
    const { el, calls } = await open({
      [`GET ${AT}`]: read,
      [`POST ${AT}/notes`]: ({ body }: Call) => ({ ...(body as object), at: read.started_at }),
    });
    button(el, 'Note')!.click();
    await settled(el);
    await write(el, 'Asked for a discount last year');
    const paths = calls.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(paths).to.deep.equal([`${AT}/notes`]);
    expect(wordsOf(find(el, '.line.note'))).to.contain('Asked for a discount last year');
    await expect(el).to.be.accessible();
  });

  it('has what was written when one comes back from another conversation', async () => {
    const { el } = await open({
      [`GET ${AT}`]: read,
      [`GET /conversations/${OTHER.id}`]: OTHER,
    });
    await type(el, 'Thursday wor');
    el.conversationId = OTHER.id;
    await settled(el);
    expect(fieldOf(el).value).to.equal('');
    el.conversationId = conversation.id;
    await settled(el);
    expect(fieldOf(el).value).to.equal('Thursday wor');
    expect(find<HTMLButtonElement>(el, 'button.primary')!.disabled).to.equal(false);
  });

  it('has what was written when one comes back from another page, as a note if it was one', async () => {
    const { el } = await open({ [`GET ${AT}`]: read });
    button(el, 'Note')!.click();
    await settled(el);
    await type(el, 'Asks for a discount');
    el.remove();
    const { el: again } = await open({ [`GET ${AT}`]: read });
    expect(fieldOf(again).value).to.equal('Asks for a discount');
    expect(find(again, 'form.noting')).to.exist;
  });

  it('has nothing left of what was sent', async () => {
    const { el } = await open({ [`GET ${AT}`]: read, [`POST ${AT}/messages`]: confirm });
    await write(el, 'Thursday works');
    el.remove();
    const { el: again } = await open({ [`GET ${AT}`]: read });
    expect(fieldOf(again).value).to.equal('');
  });

  it('gives back what could not be sent because the session is over', async () => {
    const over = new ApiFailure(401, 'unauthenticated');
    const { el } = await open({ [`GET ${AT}`]: read, [`POST ${AT}/messages`]: over });
    await write(el, 'Thursday works');
    el.remove();
    const { el: again } = await open({ [`GET ${AT}`]: read });
    expect(fieldOf(again).value).to.equal('Thursday works');
  });

  it('gives back a reply that failed when one leaves, and a note that failed at once', async () => {
    const away = new ApiFailure(503, 'unavailable');
    const { el } = await open({
      [`GET ${AT}`]: read,
      [`POST ${AT}/messages`]: away,
      [`POST ${AT}/notes`]: away,
    });
    button(el, 'Note')!.click();
    await settled(el);
    await write(el, 'Asks for a discount');
    expect(fieldOf(el).value).to.equal('Asks for a discount');
    expect(find(el, 'form.noting')).to.exist;
    await type(el, '');
    button(el, 'Reply')!.click();
    await settled(el);
    await write(el, 'Thursday works');
    el.remove();
    const { el: again } = await open({ [`GET ${AT}`]: read });
    expect(fieldOf(again).value).to.equal('Thursday works');
  });

  it('assigns, tags and snoozes', async () => {
    const { el, calls } = await open({
      [`GET ${AT}`]: read,
      [`PATCH ${AT}`]: read,
      'GET /members': { data: [{ id: 'm_1', name: 'Ada' }] },
      'GET /saved-replies': { data: [] },
    });
    const choose = async (label: string, value: string) => {
      const select = find<HTMLSelectElement>(el, `select[aria-label="${label}"]`)!;
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await settled(el);
    };
    await choose('Assigned to', 'm_1');
    expect(calls.at(-1)?.body).to.deep.equal({ assignee: 'm_1' });
    const input = find<HTMLInputElement>(el, 'input[aria-label="Add tag"]')!;
    input.value = ' vip ';
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ tags: ['vip'] });
    await choose('Snooze', 'hour');
    expect(calls.at(-1)?.body).to.have.property('status', 'snoozed');
    expect(wordsOf(el)).to.contain('Snoozed until');
    await expect(el).to.be.accessible();
  });

  it('shows again who had it when assigning fails', async () => {
    const { el } = await open({
      [`GET ${AT}`]: { ...read, assignee: { id: 'm_2', name: 'Sam' } },
      [`PATCH ${AT}`]: new ApiFailure(503, 'unavailable'),
      'GET /members': { data: [{ id: 'm_1', name: 'Ada' }] },
      'GET /saved-replies': { data: [] },
    });
    const select = find<HTMLSelectElement>(el, 'select[aria-label="Assigned to"]')!;
    select.value = 'm_1';
    select.dispatchEvent(new Event('change'));
    await settled(el);
    expect(wordsOf(select.selectedOptions[0]!)).to.equal('Sam');
  });

  it('does what a key of the inbox asks for', async () => {
    const { el, calls } = await open({ [`GET ${AT}`]: read, [`PATCH ${AT}`]: read });
    el.act('assign');
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ assignee: 'm_1' });
    el.act('assign');
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ assignee: null });
    el.act('snooze');
    await settled(el);
    expect(calls.at(-1)?.body).to.have.property('status', 'snoozed');
    el.act('note');
    await settled(el);
    expect(find(el, 'form.noting')).to.exist;
    expect(find(el, 'textarea:focus')).to.exist;
    el.act('tag');
    expect(find(el, 'input[aria-label="Add tag"]:focus')).to.exist;
  });
});
