import { expect } from '@open-wc/testing';
import type { Page } from '../../../server/contracts/lists.ts';
import type { TimelineEvent } from '../../../server/contracts/visitors.ts';
import { pageOf, timelineEvent } from '../../testing/samples.ts';
import { LoadTimeline } from './load-timeline.ts';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const event = (n: number) => timelineEvent(`e${n}`, 'page_view', n);
const ids = ({ events }: LoadTimeline) => events?.map(({ event_id }) => event_id);

describe('a timeline being read', () => {
  let timeline: LoadTimeline;
  let next: Page<TimelineEvent>;
  let asked: (string | undefined)[];
  const read = async (cursor?: string) => {
    asked.push(cursor);
    return next;
  };

  beforeEach(async () => {
    timeline = new LoadTimeline(host);
    asked = [];
    next = pageOf([event(3), event(4)], 'before-4');
    await timeline.start(read);
  });

  it('goes back by the cursor until the beginning', async () => {
    next = pageOf([event(5)]);
    await timeline.earlier();
    expect(asked).to.deep.equal([undefined, 'before-4']);
    expect(ids(timeline)).to.deep.equal(['e3', 'e4', 'e5']);
    expect(timeline.more).to.equal(false);
  });

  it('adds what is new in front and keeps its place at the end', async () => {
    next = pageOf([event(1), event(3)], 'before-3');
    await timeline.refresh();
    expect(ids(timeline)).to.deep.equal(['e1', 'e3', 'e4']);
    next = pageOf([]);
    await timeline.earlier();
    expect(asked.at(-1)).to.equal('before-4');
  });

  it('puts a late event where it belongs', async () => {
    next = pageOf([event(3), timelineEvent('late', 'page_view', 3.5), event(4)], 'before-4');
    await timeline.refresh();
    expect(ids(timeline)).to.deep.equal(['e3', 'late', 'e4']);
  });

  it('begins anew where more happened than fits a page', async () => {
    next = pageOf([event(1), event(2)], 'before-2');
    await timeline.refresh();
    expect(ids(timeline)).to.deep.equal(['e1', 'e2']);
    expect(timeline.more).to.equal(true);
  });

  it('forgets an answer about the visitor before', async () => {
    let answer: (page: Page<TimelineEvent>) => void = () => undefined;
    const slow = timeline.start(() => new Promise((resolve) => (answer = resolve)));
    next = pageOf([event(9)]);
    await timeline.start(read);
    answer(pageOf([event(1)]));
    await slow;
    expect(ids(timeline)).to.deep.equal(['e9']);
  });
});
