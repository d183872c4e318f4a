/** JSON values that an event may carry; ≤ 32 KB, at most 5 levels deep. */
export type Properties = Record<string, unknown>;

/** Who the visitor is; anything else is kept as a trait. */
export interface IdentifyProperties extends Properties {
  email?: string;
  name?: string;
  company?: string;
  plan?: string;
  /** Lower-case hex HMAC-SHA-256 of the e-mail under the site's identity secret, made by your server. */
  user_hash?: string;
}

/** A purchase. */
export interface PurchaseProperties extends Properties {
  /** A finite number, 0 or more. */
  amount: number;
  /** ISO 4217, such as `USD`. */
  currency: string;
  plan?: string;
  /** Counts once a site. */
  orderId?: string;
}

/** Names whose properties have a type of their own. */
type KnownCall =
  'identify' | 'purchase' | 'click' | 'goal_achieved' | 'consent' | 'reset' | 'ignore' | 'ready';

/** The calls of contract §2, also spelled `ClarmTrack.track(…)`. */
export interface TrackCalls {
  (name: 'identify', properties: IdentifyProperties): void;
  (name: 'purchase', properties: PurchaseProperties): void;
  (name: 'click', properties?: Properties & { element?: string; page?: string }): void;
  (name: 'goal_achieved', properties: Properties & { goal: string; value?: number }): void;
  (name: 'consent', choice: 'granted' | 'denied'): void;
  (name: 'reset' | 'ignore'): void;
  (name: 'ready', callback: () => void): void;
  /** An event of your own: 1–128 letters, digits, space, `_ . : - /`. */
  <Name extends string>(name: Name extends KnownCall ? never : Name, properties?: Properties): void;
}

/** `ClarmTrack`, and what `createTracker` returns. */
export interface ClarmTrack extends TrackCalls {
  track: TrackCalls;
  /** The visitor's id, where one may be kept. */
  visitorId(): string | undefined;
  /** What this page last said of who the visitor is; never kept. @internal */
  identity?: IdentifyProperties | undefined;
}
