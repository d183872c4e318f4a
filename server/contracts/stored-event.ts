import type { Network } from './network.ts';

/** What a visitor's words ask for; stamped on `message_sent` when the server stores the message. */
export type Asks = 'sales' | 'pricing' | 'demo' | 'none';

/**
 * An event as it lies in the collection `events`: the truth everything else is projected from.
 * `_id` is `site:visitor_id:event_id`, so a retry finds itself, on a sharded cluster too.
 */
export interface StoredEvent {
  _id: string;
  site: string;
  visitor_id: string;
  event_id: string;
  event: string;
  /** The browser's time, corrected for clock skew; never in the future of `received_at`. */
  timestamp: Date;
  received_at: Date;
  session_id?: string;
  url?: string;
  referrer?: string;
  title?: string;
  page_view_id?: string;
  seq?: number;
  consent?: 'granted' | 'implied';
  properties?: Record<string, unknown>;
  user_agent?: string;
  ip_hash?: string;
  source: 'browser' | 'server' | 'internal';
  network?: Network;
  bot?: true;
  excluded?: true;
  /** Of an `identify`: whether its `user_hash` was right. */
  identity?: 'verified' | 'unverified';
  /** Of a verified `identify`: the person (`p_` + keyed hash of the e-mail). */
  person_id?: string;
  asks?: Asks;
  /** The pending batch it came in with (projection protocol, step 1). */
  batch: string;
}
