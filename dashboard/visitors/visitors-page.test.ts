import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { jane, me, pageOf, visitorRow } from '../testing/samples.ts';
import { ApiFailure, never, testApi, type Answers } from '../testing/test-api.ts';
import { testFeed } from '../testing/test-feed.ts';
import './visitors-page.ts';
import type { VisitorsPage } from './visitors-page.ts';

const LIST = 'GET /visitors';
const row = (n: number) => visitorRow(n);
const idsIn = (el: Element) => findAll(el, '[data-visitor-id]').map((r) => r.dataset['visitorId']);

async function open(answers: Answers, theme: 'light' | 'dark' = 'light') {
  const api = testApi(answers);
  const feed = testFeed();
  const el = await mount<VisitorsPage>(html`<clarm-visitors-page></clarm-visitors-page>`, {
    client: api.client,
    live: feed,
    theme,
  });
  await settled(el);
  return { el, feed, ...api };
}

const type = (el: Element, text: string) => {
  const field = find<HTMLInputElement>(el, 'input[aria-keyshortcuts="/"]')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

describe('the visitors page', () => {
  beforeEach(() => history.replaceState(null, '', '/dashboard/visitors'));

  it('shows the shape of rows while they load', async () => {
    const { el } = await open({ [LIST]: never });
    expect(find(el, 'clarm-skeleton')).to.exist;
    await expect(el).to.be.accessible();
  });

  it('shows who is there, how serious and where', async () => {
    const { el } = await open({ [LIST]: pageOf([jane, row(2)]) });
    const words = wordsOf(find(el, `[data-visitor-id="${jane.id}"]`));
    expect(words).to.contain('Jane Smith').and.contain('Acme Corp').and.contain('Austin');
    expect(words).to.contain('Online').and.contain('/pricing');
    expect(find(el, '[data-score]')?.dataset['score']).to.equal('82');
    expect(wordsOf(el)).to.contain('Visitor 0002').and.contain('DB-IP.com');
    await expect(el).to.be.accessible();
  });

  it('is readable in the dark', async () => {
    const { el } = await open({ [LIST]: pageOf([jane, row(2)]) }, 'dark');
    await expect(el).to.be.accessible();
  });

  it('shows the whole path of the last page on a phone', async () => {
    const url = 'https://example.com/demo/book-a-demo-now';
    const at = { ...jane, last_page: { url, title: 'Book a demo with one of our engineers' } };
    const { el } = await open({ [LIST]: pageOf([at]) });
    el.style.width = '375px';
    await settled(el);
    const path = find(el, '.lastPage .truncate')!;
    expect(wordsOf(path)).to.equal('/demo/book-a-demo-now');
    expect(path.scrollWidth).to.be.at.most(path.clientWidth);
    expect(path.clientWidth).to.be.greaterThan(100);
  });

  it('tells a new site how visitors come', async () => {
    const { el } = await open({ [LIST]: pageOf([]) });
    expect(wordsOf(el)).to.contain('No visitors yet');
    expect(find(el, 'a[href="/demo/"]')).to.exist;
    await expect(el).to.be.accessible();
  });

  it('says why it failed, and tries again', async () => {
    const { el, answers } = await open({
      [LIST]: new ApiFailure(503, 'unavailable', 'The database is away.'),
    });
    expect(wordsOf(el)).to.contain('The database is away.');
    await expect(el).to.be.accessible();
    answers[LIST] = pageOf([jane]);
    button(el, 'Try again')!.click();
    await settled(el);
    expect(idsIn(el)).to.deep.equal([jane.id]);
  });

  it('is there again when the server is, and says who is online', async () => {
    const { el, answers, feed } = await open({ [LIST]: new ApiFailure(503, 'unavailable') });
    answers[LIST] = pageOf([jane]);
    feed.say({ kind: 'resync' });
    await waitUntil(() => idsIn(el).length === 1);
    expect(find(el, 'clarm-error-state')).to.equal(null);
    await settled(el);
    expect(wordsOf(find(el, '.online'))).to.contain('1');
  });

  it('searches 150 ms after the last key, and keeps the words in the address', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([jane]) });
    const before = calls.length;
    type(el, 'ac');
    type(el, 'acme');
    await aTimeout(60);
    expect(calls.length).to.equal(before);
    await waitUntil(() => calls.length > before);
    expect(calls.at(-1)?.query.get('q')).to.equal('acme');
    expect(calls.length).to.equal(before + 1);
    expect(location.search).to.equal('?q=acme');
  });

  it('shows a segment alone, and everybody again', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([]) });
    const choose = async (value: string) => {
      const select = findAll(el, 'select[aria-label=Segment]')[0] as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await settled(el);
    };
    await choose('returning');
    expect(calls.at(-1)?.query.get('segment')).to.equal('returning');
    await choose('');
    expect(calls.at(-1)?.query.has('segment')).to.equal(false);
  });

  it('filters by a chip and clears again when nobody matches', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([]) });
    findAll(el, 'button.chip')
      .find((chip) => wordsOf(chip) === 'Identified')!
      .click();
    await settled(el);
    expect(calls.at(-1)?.query.get('identified')).to.equal('true');
    expect(wordsOf(el)).to.contain('Nobody matches');
    await expect(el).to.be.accessible();
    findAll(el, 'clarm-empty-state > button')[0]!.click();
    await settled(el);
    expect(calls.at(-1)?.query.has('identified')).to.equal(false);
  });

  it('asks for another order by the column', async () => {
    const { el, calls } = await open({ [LIST]: pageOf([jane]) });
    findAll(el, '.head button')[0]!.click();
    await settled(el);
    expect(calls.at(-1)?.query.get('sort')).to.equal('intent');
    expect(find(el, '[aria-sort="descending"]')?.className).to.equal('score');
  });

  it('loads what comes after by the cursor', async () => {
    const { el, answers, calls } = await open({ [LIST]: pageOf([row(1), row(2)], 'after-2') });
    answers[LIST] = pageOf([row(3)]);
    find(el, '.foot .button')!.click();
    await settled(el);
    expect(calls.at(-1)?.query.get('cursor')).to.equal('after-2');
    expect(idsIn(el)).to.deep.equal([row(1).id, row(2).id, row(3).id]);
    expect(find(el, '.foot .button')).to.equal(null);
  });

  it('goes on with the keyboard at what was loaded, and loads it once', async () => {
    const { el, answers, calls } = await open({ [LIST]: pageOf([row(1), row(2)], 'after-2') });
    answers[LIST] = pageOf([row(2), row(3)]);
    const more = button(el, 'Load more')!;
    more.focus();
    const before = calls.length;
    more.click();
    await el.updateComplete;
    expect(more.getAttribute('aria-disabled')).to.equal('true');
    expect(more.matches(':focus')).to.equal(true);
    more.click();
    await settled(el);
    expect(calls.length).to.equal(before + 1);
    expect(find(el, '[data-visitor-id]:focus-within')?.dataset['visitorId']).to.equal(row(3).id);
  });

  it('leaves the keyboard to whoever went elsewhere meanwhile', async () => {
    const { el, answers } = await open({ [LIST]: pageOf([row(1)], 'after-1') });
    answers[LIST] = pageOf([row(2)]);
    button(el, 'Load more')!.click();
    find(el, 'input[aria-keyshortcuts="/"]')!.focus();
    await settled(el);
    expect(idsIn(el).length).to.equal(2);
    expect(find(el, 'input[aria-keyshortcuts="/"]')!.matches(':focus')).to.equal(true);
  });

  it('lets a changed visitor rise without a reload', async () => {
    const { el, answers, feed } = await open({ [LIST]: pageOf([row(1), row(2)]) });
    const risen = { ...row(2), version: 'b', intent: 75, last_seen: new Date().toISOString() };
    answers[LIST] = pageOf([risen, row(1)]);
    feed.say({ kind: 'visitor', id: risen.id, version: 'b' });
    await waitUntil(() => idsIn(el)[0] === risen.id);
    expect(find(el, '[data-score]')?.dataset['score']).to.equal('75');
  });

  it('reads once for a burst of changes', async () => {
    const { calls, feed } = await open({ [LIST]: pageOf([row(1)]) });
    const before = calls.length;
    for (let n = 0; n < 50; n += 1) feed.say({ kind: 'visitor', id: row(1).id, version: `${n}` });
    await aTimeout(300);
    expect(calls.length).to.equal(before + 1);
  });

  it('reads a changed row further down by itself', async () => {
    const [first, second, third] = [row(1), row(2), row(3)];
    const { el, answers, feed, calls } = await open({ [LIST]: pageOf([first, second], 'more') });
    answers[LIST] = pageOf([third], 'even-more');
    find(el, '.foot .button')!.click();
    await settled(el);
    answers[LIST] = pageOf([first, second], 'more');
    answers[`GET /visitors/${third.id}`] = { ...third, version: 'b', intent: 66 };
    feed.say({ kind: 'visitor', id: third.id, version: 'b' });
    await waitUntil(() => calls.at(-1)?.path === `/visitors/${third.id}`);
    await settled(el);
    expect(findAll(el, '[data-score]').at(-1)?.dataset['score']).to.equal('66');
  });

  it('moves nothing under a mouse at work, and says what waits', async () => {
    const { el, answers, feed } = await open({ [LIST]: pageOf([row(1), row(2)]) });
    const table = find(el, 'clarm-visitor-table')!;
    table.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
    answers[LIST] = pageOf([row(3), { ...row(2), intent: 75 }, row(1)]);
    feed.say({ kind: 'visitor', id: row(2).id, version: 'b' });
    await waitUntil(() => find(el, '.pill'));
    expect(idsIn(el)).to.deep.equal([row(1).id, row(2).id]);
    expect(wordsOf(find(el, '.pill'))).to.contain('1 new visitor');
    expect(findAll(el, '[data-score]')[1]?.dataset['score']).to.equal('75');
    table.dispatchEvent(new PointerEvent('pointerleave'));
    await settled(el);
    expect(idsIn(el)).to.deep.equal([row(3).id, row(2).id, row(1).id]);
  });

  it('shows at once who comes and who is erased', async () => {
    const { el, feed, answers } = await open({ [LIST]: pageOf([row(1), row(2)]) });
    answers[LIST] = never;
    feed.say({ kind: 'presence', id: row(1).id, online: true });
    await settled(el);
    expect(wordsOf(find(el, '[data-visitor-id]'))).to.contain('Online');
    feed.say({ kind: 'visitor_gone', id: row(1).id });
    await settled(el);
    expect(idsIn(el)).to.deep.equal([row(2).id]);
  });

  it('reads again what it missed while it was not on the screen', async () => {
    const { el, feed, calls } = await open({ [LIST]: pageOf([row(1)]) });
    el.active = false;
    await settled(el);
    const before = calls.length;
    feed.say({ kind: 'visitor', id: row(1).id, version: 'b' });
    await aTimeout(200);
    expect(calls.length).to.equal(before);
    el.active = true;
    await waitUntil(() => calls.length > before);
  });

  it('is walked by keyboard', async () => {
    const { el } = await open({ [LIST]: pageOf([row(1), row(2), row(3)]) });
    const table = find(el, 'clarm-visitor-table')!;
    const press = (key: string) =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    const current = () => table.shadowRoot?.activeElement?.getAttribute('href');
    press('j');
    press('j');
    expect(current()).to.equal(`/dashboard/visitors/${row(2).id}`);
    press('k');
    expect(current()).to.equal(`/dashboard/visitors/${row(1).id}`);
    press('/');
    expect(find(el, 'clarm-search-field')?.shadowRoot?.activeElement?.tagName).to.equal('INPUT');
  });

  it('asks under the site that is looked at', async () => {
    const { calls } = await open({ [LIST]: pageOf([]) });
    expect(calls[0]?.query.get('site')).to.equal(me.sites[0]?.id);
  });
});
