import type { FeedState } from './feed-state.ts';
import type { StepId } from './strings.ts';

const read = ({ events }: FeedState, page: string): boolean =>
  events.some(({ event, path }) => event === 'page_engaged' && path === page);

const count = ({ events }: FeedState, name: string): number =>
  events.filter(({ event }) => event === name).length;

/** Which steps of the guide the visitor has taken, as the server saw it. */
export function stepsDone(state: FeedState): Record<StepId, boolean> {
  return {
    persona: state.persona !== null,
    pricing: read(state, '/demo/pricing'),
    demo: read(state, '/demo/book-a-demo'),
    chat: count(state, 'widget_opened') > 0 && count(state, 'message_sent') > 1,
    alert: state.inbox.some(({ event, verified }) => event === 'high_intent_visitor' && verified),
  };
}
