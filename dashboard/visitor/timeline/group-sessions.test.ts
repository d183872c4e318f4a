import { expect } from '@open-wc/testing';
import { timelineEvent } from '../../testing/samples.ts';
import { groupSessions } from './group-sessions.ts';

describe('a timeline by session', () => {
  it('has one group a session, newest first', () => {
    const groups = groupSessions([
      timelineEvent('4', 'page_view', 1),
      timelineEvent('3', 'page_view', 2, { session_id: 's_0' }),
      timelineEvent('2', 'widget_opened', 3),
      timelineEvent('1', 'page_view', 90, { session_id: 's_0' }),
    ]);
    expect(groups.map(({ id }) => id)).to.deep.equal(['s_1', 's_0']);
    expect(groups[0]?.items.map(({ event }) => event.event_id)).to.deep.equal(['4', '2']);
    expect(groups[1]?.startedAt).to.equal(timelineEvent('1', 'x', 90).timestamp);
  });

  it('tells with a page how long it was read; the largest report wins', () => {
    const report = (id: string, engaged_ms: number, scroll_depth: number) =>
      timelineEvent(id, 'page_leave', 1, {
        page_view_id: 'v',
        properties: { engaged_ms, scroll_depth },
      });
    const [group] = groupSessions([
      report('3', 42_000, 60),
      report('2', 12_000, 90),
      timelineEvent('v', 'page_view', 5),
    ]);
    expect(group?.items.length).to.equal(1);
    expect(group?.items[0]).to.include({ engagedMs: 42_000, scrollDepth: 90 });
  });

  it('keeps a report whose page is further down', () => {
    const [group] = groupSessions([
      timelineEvent('2', 'page_leave', 1, { page_view_id: 'elsewhere' }),
    ]);
    expect(group?.items.length).to.equal(1);
  });

  it('knows a session’s source, and groups what belongs to none', () => {
    const groups = groupSessions(
      [
        timelineEvent('2', 'page_view', 1),
        { ...timelineEvent('1', 'purchase', 2), session_id: undefined! },
      ],
      [
        {
          id: 's_1',
          started_at: '2026-03-23T14:00:00Z',
          ended_at: '2026-03-23T14:34:00Z',
          page_views: 1,
          events: 1,
          source: 'www.google.com',
        },
      ],
    );
    expect(groups[0]).to.include({ source: 'www.google.com', startedAt: '2026-03-23T14:00:00Z' });
    expect(groups[1]?.id).to.equal(undefined);
  });
});
