import type { Exclusions } from './contracts/exclusions.ts';
import type { ScoringRules } from './contracts/scoring.ts';
import type { SiteConfig } from './contracts/site-config.ts';
import type { Asks, StoredEvent } from './contracts/stored-event.ts';
import type { LiveEvent } from './contracts/stream.ts';
import type { WebhookEvent } from './contracts/webhooks.ts';
import type { Network } from './contracts/network.ts';

/**
 * What the features ask of each other. Features do not import each other: `app.ts` and
 * `pipeline.ts` hand these in, and a test hands in its own.
 */

/** Milliseconds since the epoch. Logic takes `now` as a value; only edges take a clock. */
export type Clock = () => number;

/** One purpose, one HKDF sub-key of the server's secret (contract §5). */
export type KeyPurpose = 'ip' | 'cache' | 'encryption' | 'tombstone' | 'tokens' | 'person';
export interface Keys {
  /** 32 bytes, the same for the same secret and purpose. */
  subKey(purpose: KeyPurpose): Buffer;
}

/** What a site has set of its scoring rules; everything else is as by default. */
export type SetScoring = Partial<Omit<ScoringRules, 'threshold'>>;

/** What ingest, chat and projection need to know of a site. */
export interface Site {
  id: string;
  organisation: string;
  name: string;
  /** The demo's own site; the only one on which personas count. */
  demo: boolean;
  /** Origins that may send; empty allows all. */
  allowedOrigins: readonly string[];
  /** Parameters, and paths with stars, that no stored address may contain. */
  redact?: readonly string[];
  config: SiteConfig;
  alertThreshold: number;
  retentionDays: number;
  /** Version of the scoring rules; a visitor made by older ones is recomputed. */
  rulesVersion: number;
  scoring?: SetScoring;
  /** The team's own addresses and e-mails: kept apart. */
  exclusions?: Exclusions;
  /** Identity secrets valid now (two during rotation); key of `user_hash`. */
  identitySecrets: readonly string[];
}
export interface SiteDirectory {
  /** From a cache at most 5 s old, unless `fresh`. Resolves undefined for an unknown id. */
  find(id: string, fresh?: boolean): Promise<Site | undefined>;
}

/** What decides an alert: times in ms, scores rounded (contract §7). */
export interface AlertQuestion {
  armed: boolean;
  alertedAt: number | undefined;
  /** The score before this write, decayed to now. */
  before: number;
  after: number;
  threshold: number;
  /** At or below this a visitor is armed again. */
  rearmAt: number;
  /** One of the settled events was received within 30 minutes of happening. */
  fresh: boolean;
  /** Neither a bot, nor excluded, nor a customer. */
  eligible: boolean;
  now: number;
}
/** What the same write stores, and whether it puts one alert in the outbox. */
export interface DecideAlert {
  (question: AlertQuestion): { armed: boolean; alert: boolean };
}

/** A site whose visitors are to be scored by newer rules, and how far somebody came. */
export interface ClaimedRescoring {
  site: string;
  version: number;
  /** Key of the last visitor that was scored; empty at the beginning. */
  cursor: string;
  done: number;
}

/** Where it is kept how far a rescoring is; one process at a time has a site. */
export interface RescoringPort {
  claim(now: number): Promise<ClaimedRescoring | undefined>;
  /** False where newer rules have come meanwhile, or the site has gone. */
  advance(
    claimed: ClaimedRescoring,
    at: { cursor: string; done: number; total: number },
    now: number,
  ): Promise<boolean>;
  release(claimed: ClaimedRescoring, now: number): Promise<void>;
  finish(claimed: ClaimedRescoring, now: number): Promise<void>;
}

/** Fan-out to dashboards and chat streams, across processes where Redis is there. Never throws, never waits. */
export interface LiveHub {
  publish(site: string, event: LiveEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(site: string, listener: (event: LiveEvent) => void): () => void;
}

/** Who is on the site now: an event or beat in the last 60 s. Never on disk. */
export interface Presence {
  seen(site: string, visitor: string, url?: string): void;
  /** Those of `visitors` who are online. */
  among(site: string, visitors: readonly string[]): Promise<Set<string>>;
  /** All who are online on the site, most recent first, at most 10,000. */
  online(site: string): Promise<string[]>;
}

/** The offline lookup: microseconds, in memory, no network. */
export interface NetworkLookup {
  (address: string): Network;
}

/** What enrichment needs to know of a visitor. */
export interface VisitorToEnrich {
  /** Of the identity that is shown. */
  email?: string;
  identity?: 'verified' | 'unverified';
  hasConversation: boolean;
  /** The one that it was last seen in. */
  network?: Network;
}

/** The visitors as enrichment reads and changes them. */
export interface VisitorsToEnrich {
  /** Undefined for a bot, for one that is excluded, and where there is none. */
  read(site: string, visitor: string): Promise<VisitorToEnrich | undefined>;
  /**
   * Stores `enriched` events of one visitor in one batch, less those that would change nothing;
   * none where the visitor was erased.
   * @returns whether any was stored
   */
  append(events: readonly StoredEvent[]): Promise<boolean>;
  /** No answer about this visitor is on its way any more: what was held back for it goes out. */
  release(site: string, visitor: string): Promise<void>;
}

/** Looks visitors up after their events are stored and folded. Nothing here waits, or throws. */
export interface Enricher {
  /** Whether the site asks anybody about addresses, as far as is known at once. */
  wantsAddress(site: string): boolean;
  /** Keeps an address in memory for a minute at most, for the lookup that follows. */
  hold(site: string, visitor: string, address: string, network: Network): void;
  /** Events that were folded just now. */
  consider(events: readonly StoredEvent[]): void;
  /**
   * Whether an answer about one of these visitors is on its way, or will be asked for because of
   * these events of theirs: their alerts are held back for it.
   */
  awaits(
    site: string,
    visitors: readonly string[],
    events: readonly StoredEvent[],
  ): Promise<boolean>;
}

/** Stores events durably; resolves when they are on disk. Rejects with ApiError `overloaded` or `unavailable`. */
export interface CommitEvents {
  (events: readonly StoredEvent[]): Promise<{ duplicate: boolean }[]>;
}

/** A request for one webhook event to go out: one delivery per subscribed endpoint, unique per `key`. */
export interface OutboxItem {
  site: string;
  event: WebhookEvent;
  /** Unique per site and endpoint: `visitor:event_id`, `purchase:orderId:source`, or the alert's id. */
  key: string;
  visitor_id: string;
  /** When the thing happened; the payload's `timestamp`. */
  at: Date;
  /** What the payload is made of besides the visitor (an event's properties, source, identity …). */
  facts: Record<string, unknown>;
  /** How long the first attempt is held back at most, until `hasten`; default 0. */
  delayMs?: number;
}
export interface Outbox {
  /** Idempotent. Resolves when every delivery is on disk. */
  enqueue(items: readonly OutboxItem[]): Promise<void>;
  /** What is held back of these visitors goes out now. */
  hasten(site: string, visitors: readonly string[]): Promise<void>;
}

/** What the filters of webhooks ask of the visitor that an item is about. */
export interface DeliveryFacts {
  domain?: string;
  size?: string;
  industry?: string;
  country?: string;
  /** Whole URLs, the latest first. */
  pages: string[];
  identified: boolean;
  lifecycle: 'lead' | 'customer';
  sessions: number;
}

/** Makes the `data` of a payload at first attempt; undefined when its visitor is gone. Frozen from then on. */
export interface MakePayload {
  (item: OutboxItem): Promise<Record<string, unknown> | undefined>;
}

/** A stored chat message of a visitor, as the facts of its `message_sent` event. */
export interface MessageToRecord {
  site: Site;
  visitorId: string;
  /** Becomes the `event_id`, so that a retry finds itself. */
  messageId: string;
  conversationId: string;
  /** By the server's clock, when the message was stored; ms. */
  at: number;
  asks: Asks;
  /** The conversation's first message of the visitor. */
  first: boolean;
  consent?: 'granted' | 'implied';
  sessionId?: string;
  pageViewId?: string;
  url?: string;
  /** The site routes by the fragment. */
  hashRouting?: boolean;
  title?: string;
  userAgent: string;
  /** The visitor's address: looked up, hashed, forgotten. */
  address: string;
}

/** A chat message as others are told of it. */
export interface ChatMessage {
  site: string;
  conversation_id: string;
  message_id: string;
  /** Its place in the conversation: 1, 2, 3 … */
  seq: number;
  from: 'visitor' | 'team';
  text: string;
  at: Date;
  /** Of a message of the team. */
  author?: { name: string; member_id?: string; agent?: true; via?: 'slack' };
  /** Of a visitor's message, unless the visitor may not be known. */
  visitor_id?: string;
}

/** Something to be done about one message of a chat. */
export interface FollowUp {
  site: string;
  conversation_id: string;
  message_id: string;
  seq: number;
  /** So that erasing finds it. */
  visitor_id?: string;
}

/** Does what follows from a message. Throwing means: again later. */
export interface FollowUpHandler {
  /** How long it waits after the message, ms; undefined where nothing follows. Asked before the message is acknowledged. */
  follows(message: ChatMessage): Promise<number | undefined>;
  handle(followUp: FollowUp, signal: AbortSignal): Promise<void>;
  /** The last try failed. */
  giveUp?(followUp: FollowUp, error: unknown): Promise<void>;
}

/** What features beside the chat may do with conversations. */
export interface ConversationReader {
  /** Says something on the team's behalf, once per `message_id`; undefined where there is no such conversation. */
  speak(
    site: string,
    conversation: string,
    said: Pick<ChatMessage, 'message_id' | 'text'> & { author: NonNullable<ChatMessage['author']> },
  ): Promise<ChatMessage | undefined>;
  /** The latest messages, oldest first; undefined where there is no such conversation. */
  recent(
    site: string,
    conversation: string,
    most: number,
  ): Promise<
    | { status: 'open' | 'closed' | 'snoozed'; visitor_id?: string; messages: ChatMessage[] }
    | undefined
  >;
}

/** Resolves when the message's event is on disk; recording it again changes nothing. */
export interface RecordMessage {
  (message: MessageToRecord): Promise<void>;
}
