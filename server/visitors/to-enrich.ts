import type { StoredEvent } from '../contracts/stored-event.ts';
import type { CommitEvents, VisitorsToEnrich } from '../ports.ts';
import { findingChanges, findingOf } from './fold/found.ts';
import type { VisitorStore } from './visitor-store.ts';

/** Visitors as enrichment reads and changes them. */
export function visitorsToEnrich(deps: {
  visitors: Pick<VisitorStore, 'get'>;
  commit: CommitEvents;
  isErased(site: string, visitor: string): Promise<boolean>;
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

    async append(event: StoredEvent) {
      const { site, visitor_id: visitor } = event;
      const state = (await deps.visitors.get(`${site}:${visitor}`))?.state;
      if (!state || !findingChanges(state, findingOf(event), event.timestamp.getTime())) return;
      // Before anything is written; whoever is erased meanwhile is met by the projector.
      if (await deps.isErased(site, visitor)) return;
      await deps.commit([event]);
    },
  };
}
