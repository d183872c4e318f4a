import type { CommittedEvent, FeedMessage, InboxItem, PanelVisitor } from '../../contract.ts';

const MAX_EVENTS = 80;

/** Everything the panel knows of the visitor who plays now. */
export interface FeedState {
  persona: string | null;
  /** Newest first. */
  events: readonly CommittedEvent[];
  inbox: readonly InboxItem[];
  visitor: PanelVisitor | null;
}

export const EMPTY_FEED: FeedState = { persona: null, events: [], inbox: [], visitor: null };

/** The state after one message of the feed; a snapshot replaces all. */
export function applyMessage(state: FeedState, message: FeedMessage): FeedState {
  switch (message.kind) {
    case 'snapshot': {
      const { persona, events, inbox, visitor } = message;
      return { persona, events, inbox, visitor };
    }
    case 'event': {
      const { event } = message;
      const others = state.events.filter(({ event_id }) => event_id !== event.event_id);
      return { ...state, events: [event, ...others].slice(0, MAX_EVENTS) };
    }
    case 'webhook': {
      const { item } = message;
      const others = state.inbox.filter(({ webhook_id }) => webhook_id !== item.webhook_id);
      return { ...state, inbox: [item, ...others] };
    }
    case 'visitor':
      return { ...state, visitor: message.visitor };
  }
}
