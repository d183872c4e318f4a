import { z } from 'zod';

/** `PUT /api/settings/slack`: conversations as threads of a Slack channel, answered from there (contract §9). */
export const slackSettings = z.object({
  /** `xoxb-…`, of an app with the scopes `chat:write`, `users:read` and `channels:history`. Left out: stays. */
  bot_token: z
    .string()
    .trim()
    .regex(/^xoxb-[A-Za-z0-9-]{8,250}$/, 'must be a bot token: xoxb-…')
    .optional(),
  /** Of the app's "Basic Information" page: proves that a request comes from Slack. Left out: stays. */
  signing_secret: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{32,128}$/i, 'must be the hex signing secret of the app')
    .optional(),
  /** The channel's id. */
  channel: z
    .string()
    .trim()
    .regex(/^[CG][A-Z0-9]{6,20}$/, 'must be a channel id such as C0123456789'),
  enabled: z.boolean().default(true),
});

/** `GET /api/settings/slack` */
export const slackSettingsRow = z.object({
  connected: z.boolean(),
  enabled: z.boolean(),
  channel: z.string().optional(),
  bot_token_last_four: z.string().optional(),
  /** What Slack's app settings need as "Request URL" of Event Subscriptions. */
  events_url: z.string(),
  /** Why the latest message did not get through; absent while all is well. */
  problem: z.object({ at: z.string(), message: z.string() }).optional(),
});
export type SlackSettingsRow = z.infer<typeof slackSettingsRow>;

/** `POST /api/settings/slack/test` */
export const slackTest = z.object({
  ok: z.boolean(),
  /** What to change, or where the test message went. */
  message: z.string(),
});

/** What Slack sends to the events URL, as far as it matters (https://docs.slack.dev/apis/events-api/). */
export const slackEnvelope = z.union([
  z.object({ type: z.literal('url_verification'), challenge: z.string().max(500) }),
  z.object({
    type: z.literal('event_callback'),
    event: z.looseObject({
      type: z.string(),
      subtype: z.string().optional(),
      channel: z.string().optional(),
      user: z.string().optional(),
      bot_id: z.string().optional(),
      text: z.string().optional(),
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
    }),
  }),
]);
export type SlackEnvelope = z.infer<typeof slackEnvelope>;
