import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { StoredEvent } from '../contracts/stored-event.ts';
import type { VisitorProfile } from '../contracts/visitors.ts';
import type { LiveHub } from '../ports.ts';
import type { CommittedEvent, FeedMessage, InboxItem, PanelVisitor } from './contract.ts';
import { describeEvent } from './describe-event.ts';

const MAX_VISITORS = 500;
const MAX_EVENTS = 80;

export interface FeedDeps {
  site: string;
  hub: LiveHub;
  readVisitor(id: string): Promise<VisitorProfile | undefined>;
  log: Pick<Logger, 'warn'>;
}

const panelVisitor = (visitor: VisitorProfile): PanelVisitor => ({
  id: visitor.id,
  intent: visitor.intent,
  score_breakdown: visitor.score_breakdown,
  company: visitor.company,
  location: visitor.location,
  network: visitor.network,
  network_type: visitor.network_type,
  enterprise_score: visitor.enterprise_score,
  identity: visitor.identity,
});

/**
 * What happens to one visitor of the demo, as it happens: events once they are on disk, the score
 * once it is projected, webhooks once they are verified.
 */
export function createFeed({ site, hub, readVisitor, log }: FeedDeps) {
  const events = new LRUCache<string, CommittedEvent[]>({ max: MAX_VISITORS });
  const watchers = new Map<string, Set<(message: FeedMessage) => void>>();
  const reading = new Map<string, { again: boolean }>();

  const tell = (visitor: string, message: FeedMessage) => {
    for (const watcher of watchers.get(visitor) ?? []) watcher(message);
  };

  /** Reads once at a time, and once more if the visitor changed meanwhile. */
  const refresh = async (id: string): Promise<void> => {
    const running = reading.get(id);
    if (running) {
      running.again = true;
      return;
    }
    const turn = { again: true };
    reading.set(id, turn);
    try {
      while (turn.again) {
        turn.again = false;
        const visitor = await readVisitor(id);
        if (visitor) tell(id, { kind: 'visitor', visitor: panelVisitor(visitor) });
      }
    } catch (error) {
      log.warn({ err: error }, 'demo panel: visitor not read');
    } finally {
      reading.delete(id);
    }
  };

  const unsubscribe = hub.subscribe(site, (change) => {
    if (change.kind === 'visitor' && watchers.has(change.id)) void refresh(change.id);
  });

  return {
    /** The pipeline calls this with every batch that is on disk; other sites' events are ignored. */
    onCommitted(committed: readonly StoredEvent[]): void {
      for (const stored of committed) {
        if (stored.site !== site || stored.source === 'internal') continue;
        const event = describeEvent(stored);
        const known = events.get(stored.visitor_id) ?? [];
        if (known.some(({ event_id }) => event_id === event.event_id)) continue;
        events.set(stored.visitor_id, [event, ...known].slice(0, MAX_EVENTS));
        tell(stored.visitor_id, { kind: 'event', event });
      }
    },
    onWebhook(visitor: string, item: InboxItem): void {
      tell(visitor, { kind: 'webhook', item });
    },
    /** Newest first. */
    eventsOf: (visitor: string): CommittedEvent[] => events.get(visitor) ?? [],
    async visitorOf(id: string): Promise<PanelVisitor | null> {
      const visitor = await readVisitor(id);
      return visitor ? panelVisitor(visitor) : null;
    },
    /** Returns the function that stops watching. */
    watch(visitor: string, watcher: (message: FeedMessage) => void): () => void {
      const set = watchers.get(visitor) ?? new Set();
      watchers.set(visitor, set.add(watcher));
      return () => {
        set.delete(watcher);
        if (set.size === 0 && watchers.get(visitor) === set) watchers.delete(visitor);
      };
    },
    close: unsubscribe,
  };
}
export type Feed = ReturnType<typeof createFeed>;
