import type { StoredEvent } from '../contracts/stored-event.ts';
import type { CommitEvents, Outbox, VisitorsToEnrich } from '../ports.ts';
import { findingChanges, findingOf } from './fold/found.ts';
import type { VisitorStore } from './visitor-store.ts';

/** Visitors as enrichment reads and changes them. */
export function visitorsToEnrich(deps: {
  visitors: Pick<VisitorStore, 'get'>;
  commit: CommitEvents;
  isErased(site: string, visitor: string): Promise<boolean>;
  outbox: Pick<Outbox, 'hasten'>;
}): VisitorsToEnrich {
  return {
    async read(site, visitor) {
      const state = (await deps.visitors.get(`${site}:${visitor}`))?.state;
      if (!state || state.bots > 0 || state.excluded > 0) return undefined;
      const identity = state.identities[0];
      return {
        hasConversation: state.conversations.length > 0,
        ...(identity?.email
          ? {
              email: identity.email,
              identity: identity.verified ? ('verified' as const) : ('unverified' as const),
            }
          : {}),
        ...(state.network ? { network: state.network.network } : {}),
      };
    },

    async append(events: readonly StoredEvent[]) {
      const [first] = events;
      if (!first) return false;
      const { site, visitor_id: visitor } = first;
      const state = (await deps.visitors.get(`${site}:${visitor}`))?.state;
      const news = events.filter(
        (event) => state && findingChanges(state, findingOf(event), event.timestamp.getTime()),
      );
      // Before anything is written; whoever is erased meanwhile is met by the projector.
      if (news.length === 0 || (await deps.isErased(site, visitor))) return false;
      await deps.commit(news);
      return true;
    },

    async release(site, visitor) {
      const person = (await deps.visitors.get(`${site}:${visitor}`))?.person;
      await deps.outbox.hasten(site, person ? [visitor, person] : [visitor]);
    },
  };
}
