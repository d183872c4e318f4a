import { z } from 'zod';
import type { Egress } from '../egress/egress.ts';

/** Slack's Web API. Tests and a proxy name another place. */
export const SLACK_API = 'https://slack.com/api';
const TIMEOUT_MS = 10_000;

/** Slack refused or did not answer. */
export class SlackError extends Error {
  /** Slack's own code, such as `channel_not_found`. */
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'SlackError';
    this.code = code;
  }
  /** Asking again is no use before the team changes something. */
  get final(): boolean {
    return this.code in ADVICE;
  }
}

/** What to change, by Slack's error codes (https://docs.slack.dev/reference/methods/chat.postMessage). */
const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know this bot token. Copy it again from the app’s page.',
  not_authed: 'Slack does not know this bot token. Copy it again from the app’s page.',
  token_revoked: 'The bot token was revoked. Install the app again and copy the new token.',
  token_expired: 'The bot token has expired. Install the app again and copy the new token.',
  account_inactive: 'The app was removed from the workspace. Install it again.',
  missing_scope: 'The app lacks a scope. It needs chat:write, users:read and channels:history.',
  channel_not_found: 'Slack finds no such channel. Copy the id from the channel’s details.',
  not_in_channel: 'The app is not in the channel. Invite it there: /invite @app.',
  is_archived: 'The channel is archived.',
  restricted_action: 'The workspace does not let the app post in this channel.',
};

const answerShape = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/** Calls one method of Slack's Web API. @throws SlackError */
export interface CallSlack {
  (
    token: string,
    method: string,
    body: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>>;
}

/** Makes the `CallSlack` of one API address. */
export const createCallSlack =
  (egress: Pick<Egress, 'request'>, api = SLACK_API): CallSlack =>
  async (token, method, body, signal) => {
    const answer = await egress
      .request({
        url: `${api}/${method}`,
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify(body),
        timeoutMs: TIMEOUT_MS,
        ...(signal ? { signal } : {}),
      })
      .catch((error: unknown) => {
        throw new SlackError('no_answer', error instanceof Error ? error.message : String(error));
      });
    if (answer.status === 429)
      throw new SlackError('rate_limited', 'Slack asks to be left alone for a while.');
    let json: unknown;
    try {
      json = JSON.parse(answer.body);
    } catch {
      json = undefined;
    }
    const { data } = answerShape.safeParse(json);
    if (!data) throw new SlackError('odd_answer', `Slack answered ${answer.status}.`);
    if (!data.ok) {
      const code = data.error ?? 'unknown';
      throw new SlackError(code, ADVICE[code] ?? `Slack refused: ${code.slice(0, 100)}.`);
    }
    return data;
  };
