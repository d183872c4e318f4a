import { expect } from '@open-wc/testing';
import { pageOf, visitorRow } from '../testing/samples.ts';
import {
  append,
  refresh,
  refreshInPlace,
  remove,
  setOnline,
  settle,
  startWith,
} from './list-state.ts';

const [a, b, c, d] = [visitorRow(1), visitorRow(2), visitorRow(3), visitorRow(4)];
const ids = (state: { rows: readonly { id: string }[] }) => state.rows.map(({ id }) => id);
const idsOf = (...rows: { id: string }[]) => rows.map(({ id }) => id);

describe('the rows of a visitors list', () => {
  it('go on where the last page ended, and show nobody twice', () => {
    const state = append(startWith(pageOf([a, b], 'next')), pageOf([b, c]));
    expect(ids(state)).to.deep.equal(idsOf(a, b, c));
    expect(state.nextCursor).to.equal(null);
  });

  it('take a newer first page, and keep what was loaded further down', () => {
    const state = append(startWith(pageOf([a, b], 'p2')), pageOf([c, d], 'p3'));
    const risen = { ...d, version: 'b' };
    const next = refresh(state, pageOf([risen, a], 'p2-new'));
    expect(ids(next)).to.deep.equal(idsOf(d, a, b, c));
    expect(next.rows[0]?.version).to.equal('b');
    expect(next.nextCursor).to.equal('p3');
  });

  it('drop whoever is not in the only page any more', () => {
    const next = refresh(startWith(pageOf([a, b], 'x')), pageOf([c, a], 'y'));
    expect(ids(next)).to.deep.equal(idsOf(c, a));
    expect(next.nextCursor).to.equal('y');
  });

  it('stay where they are while held, with the newer values in them', () => {
    const state = startWith(pageOf([a, b]));
    const hot = { ...b, intent: 90, version: 'b' };
    const held = refreshInPlace(state, pageOf([c, hot, a]));
    expect(ids(held)).to.deep.equal(idsOf(a, b));
    expect(held.rows[1]?.intent).to.equal(90);
    expect(held.held?.fresh).to.equal(1);
    expect(ids(settle(held))).to.deep.equal(idsOf(c, b, a));
    expect(settle(held).held).to.equal(undefined);
  });

  it('wait for nothing when the order is as it should be', () => {
    const held = refreshInPlace(startWith(pageOf([a, b])), pageOf([{ ...a, intent: 50 }, b]));
    expect(held.held).to.equal(undefined);
    expect(held.rows[0]?.intent).to.equal(50);
  });

  it('note who came and who is gone', () => {
    const state = startWith(pageOf([a, b]));
    expect(setOnline(state, b.id, true).rows[1]?.online).to.equal(true);
    expect(setOnline(state, 'v_other', true)).to.equal(state);
    expect(ids(remove(state, a.id))).to.deep.equal(idsOf(b));
  });
});
