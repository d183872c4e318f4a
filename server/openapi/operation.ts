import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/** The chapters of the API's description, in the order in which they are shown. */
export const TAGS = {
  Tracking: 'What a browser or a server tells of a visitor.',
  Chat: 'What the widget does for the visitor: a conversation, opened by its own token.',
  Visitors: 'Who was on the site, and what is known of them.',
  Analytics: 'Counts over time, funnels, and the companies that visitors come from.',
  Conversations: "The team's side of the chat.",
  Agents: 'AI agents that answer visitors from the site’s own documents.',
  Slack: 'Conversations as threads of a Slack channel.',
  Webhooks: 'Endpoints that are told what happens, and the log of what was sent to them.',
  'Webhook events':
    'What your endpoints are sent, each as a POST of its own. Verify the signature before parsing; answer with a 2xx within 10 s. They come in no order, and at least once.',
  Live: 'What happens on the site, as it happens.',
  Sites: 'The sites (widgets) of an organisation and their settings.',
  Enrichment: 'Which providers are asked who a visitor is, and what that costs.',
  Settings: 'How a site scores its visitors, and whom it leaves out.',
  'API keys': 'Keys for servers; each belongs to one site.',
  Account: 'Set-up, signing in, and the members of the organisation.',
  Operation: 'What an operator’s probes ask. At the root, not below /api.',
} as const;
export type Tag = keyof typeof TAGS;
/** The chapter of what is sent rather than asked. */
export const WEBHOOK_TAG: Tag = 'Webhook events';

/**
 * Who may call: `none` anybody; `track` a browser, or a server with a key of that scope; `read`
 * and `write` a member or a key of that scope; `manage` an owner or admin, or a key with `write`;
 * `session` a member; `admin` an owner or admin;
 * `conversation` whoever has the conversation's token; `metrics` this machine or METRICS_TOKEN.
 */
export type Auth =
  'none' | 'track' | 'read' | 'write' | 'manage' | 'session' | 'admin' | 'conversation' | 'metrics';

/** What an operation answers when all went well. */
export interface Answer {
  description: string;
  /** Absent where there is no body. */
  schema?: z.ZodType;
  /** Other than `application/json`. */
  type?: string;
}

/** One row of the table that the API's description is generated from. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** From the root, as the router spells it: `/api/visitors/:id`. */
  path: `/${string}`;
  /** Unique; the name of the function in a generated client. */
  id: string;
  /** One line. */
  summary: string;
  description?: string;
  tag: Tag;
  auth: Auth;
  /** It is about the caller or the organisation, so `?site=` says nothing to it. */
  siteless?: true;
  /** What each `:name` of the path is. */
  params?: Readonly<Record<string, string>>;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a file, `application/octet-stream`. */
  file?: true;
  /** A body that the schema takes. */
  example?: unknown;
  answers: Readonly<Record<number, Answer>>;
  /** Beside those that follow from auth, body and query: see `errors-of.ts`. */
  errors?: readonly ErrorCode[];
}
