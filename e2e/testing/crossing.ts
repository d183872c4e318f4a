import { eventOf, type SentEvent } from './track.ts';

/** A visit that comes to 75, in the order in which a browser would send it. */
export function crossing(visitor: string): SentEvent[] {
  const views = ['pricing', 'book-a-demo'].flatMap((page) => {
    const url = `https://www.example.com/${page}`;
    const view = eventOf(visitor, { url });
    return [view, eventOf(visitor, { event: 'page_engaged', url, page_view_id: view.event_id })];
  });
  const acts: Partial<SentEvent>[] = [
    { event: 'widget_opened' },
    { event: 'action_clicked', properties: { label: 'Call us', kind: 'link' } },
    { event: 'goal_achieved', properties: { goal: 'demo_booked' } },
    { event: 'identify', properties: { name: 'Jane' } },
  ];
  return [...views, ...acts.map((act) => eventOf(visitor, act))];
}
