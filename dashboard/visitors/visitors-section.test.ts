import { expect, html } from '@open-wc/testing';
import { NavigateEvent } from '../app/navigation.ts';
import { find, findAll, mount, settled } from '../testing/mount.ts';
import { janeProfile, pageOf, visitorRow } from '../testing/samples.ts';
import { testApi } from '../testing/test-api.ts';
import './visitors-section.ts';
import type { VisitorsSection } from './visitors-section.ts';

const rows = [visitorRow(1), visitorRow(2), visitorRow(3)];

async function open(visitorId?: string) {
  const profiles = rows.flatMap((row) => [
    [`GET /visitors/${row.id}`, { ...janeProfile, ...row, conversations: [] }],
    [`GET /visitors/${row.id}/events`, pageOf([])],
  ]);
  const api = testApi({ 'GET /visitors': pageOf(rows), ...Object.fromEntries(profiles) });
  const el = await mount<VisitorsSection>(
    html`<clarm-visitors-section .visitorId=${visitorId}></clarm-visitors-section>`,
    { client: api.client },
  );
  const went: NavigateEvent[] = [];
  el.addEventListener(NavigateEvent.type, (event) => went.push(event as NavigateEvent));
  await settled(el);
  return { el, went, ...api };
}

const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }));
const show = async (el: VisitorsSection, id: string | undefined) => {
  el.visitorId = id;
  await settled(el);
};

describe('a profile opened from the list', () => {
  beforeEach(() => history.replaceState(null, '', '/dashboard/visitors'));

  it('knows who comes before and after', async () => {
    const { el, went } = await open();
    await show(el, rows[1]!.id);
    press('j');
    press('k');
    expect(went.map(({ path, replace }) => [path, replace])).to.deep.equal([
      [`/dashboard/visitors/${rows[2]!.id}`, true],
      [`/dashboard/visitors/${rows[0]!.id}`, true],
    ]);
  });

  it('goes back to its row on Escape', async () => {
    const { el, went } = await open();
    await show(el, rows[1]!.id);
    press('Escape');
    expect(went.at(-1)?.path).to.equal('/dashboard/visitors');
    await show(el, undefined);
    const table = find(el, 'clarm-visitor-table')!;
    expect(table.shadowRoot?.activeElement?.getAttribute('href')).to.contain(rows[1]!.id);
  });

  it('finds the list as it was left', async () => {
    const { el, calls } = await open();
    const listed = () => calls.filter(({ path }) => path === '/visitors').length;
    const before = listed();
    await show(el, rows[0]!.id);
    await show(el, undefined);
    expect(listed()).to.equal(before);
    expect(findAll(el, '[data-visitor-id]').length).to.equal(3);
  });

  it('asks for no list that nobody has looked at', async () => {
    const { calls } = await open(rows[0]!.id);
    expect(calls.some(({ path }) => path === '/visitors')).to.equal(false);
  });
});
