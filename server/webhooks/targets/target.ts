import type { WebhookEvent, WebhookTarget } from '../../contracts/webhooks.ts';

/** What came of sending one delivery once. */
export interface Sent {
  ok: boolean;
  /** Of the answer; absent when none came. */
  status?: number;
  /** Why it failed, for the team. */
  error?: string;
  /** First 1 KB of the answer. */
  response?: string;
  durationMs: number;
  /** How long the receiver asks to be left alone. */
  retryAfterMs: number;
  /** `delivery`: trying this one again is no use. `endpoint`: nor is any other; it is disabled. */
  hopeless?: 'delivery' | 'endpoint';
  /** Nothing was sent: another delivery is writing the same thing. It gets another turn soon. */
  busy?: true;
}

/** A delivery's frozen body and where it goes. */
export interface Message {
  site: string;
  /** The header `webhook-id`. */
  id: string;
  body: string;
  url: string;
  /** Signing secrets, a secret URL or a token, the newest first. */
  secrets: readonly string[];
  /** Ends the request early; then `send` throws an EgressError `aborted`. */
  signal: AbortSignal;
}

/** What a payload is made of. */
export interface Payload {
  event: WebhookEvent;
  timestamp: string;
  data: Record<string, unknown>;
}

/** A kind of place that webhooks go to. */
export interface Target {
  /** The bytes that go out, made once. */
  bodyOf(payload: Payload): string;
  send(message: Message): Promise<Sent>;
}
export type Targets = Readonly<Record<WebhookTarget, Target>>;
