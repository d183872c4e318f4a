import type { VisitorProfile } from '../contracts/visitors.ts';

/** Somebody a visitor of the demo can play; the address stays on the server. */
export interface PersonaCard {
  id: string;
  label: string;
  /** What kind of network that is, in two or three words. */
  network: string;
  /** What Clarm can and cannot know about such a visitor. */
  expect: string;
}

/** One event as the panel lists it: it is on disk by the time it is shown. */
export interface CommittedEvent {
  event_id: string;
  event: string;
  /** ISO 8601 UTC. */
  at: string;
  path?: string;
  /** The most telling property, shortened. */
  detail?: string;
  /** What the offline lookup stamped on the event: type and operator. */
  network?: string;
}

/** One webhook that the demo's inbox received. */
export interface InboxItem {
  webhook_id: string;
  event: string;
  visitor_id?: string;
  /** The payload's own time. */
  timestamp: string;
  received_at: string;
  /** The signature is that of the inbox's secret. */
  verified: boolean;
  /** How often this `webhook_id` came; more than 1 after a retry or a replay. */
  deliveries: number;
  payload: unknown;
}

/** What the panel shows of a visitor. */
export type PanelVisitor = Pick<
  VisitorProfile,
  | 'id'
  | 'intent'
  | 'score_breakdown'
  | 'company'
  | 'location'
  | 'network'
  | 'network_type'
  | 'enterprise_score'
  | 'identity'
>;

/** What comes over `GET /demo/api/feed`; the first message is always `snapshot`. */
export type FeedMessage =
  | {
      kind: 'snapshot';
      persona: string | null;
      events: CommittedEvent[];
      inbox: InboxItem[];
      visitor: PanelVisitor | null;
    }
  | { kind: 'event'; event: CommittedEvent }
  | { kind: 'webhook'; item: InboxItem }
  | { kind: 'visitor'; visitor: PanelVisitor };
