import type { SlackSettingsRow } from '../../server/contracts/slack.ts';
import type { Client } from './client.ts';

const AT = '/settings/slack';

/** What connects a site to Slack; secrets that are left out stay. */
export interface SlackDraft {
  channel: string;
  bot_token?: string;
  signing_secret?: string;
  enabled?: boolean;
}

/** How the site is connected to Slack. */
export const getSlack = (client: Client, signal?: AbortSignal): Promise<SlackSettingsRow> =>
  client.get(AT, signal ? { signal } : {});

/** Connects it. Fails with `invalid`. */
export const putSlack = (client: Client, draft: SlackDraft): Promise<SlackSettingsRow> =>
  client.send('PUT', AT, draft);

/** Disconnects it. */
export const deleteSlack = (client: Client): Promise<unknown> => client.send('DELETE', AT);

/** Sends a test message to the channel. */
export const testSlack = (client: Client): Promise<{ ok: boolean; message: string }> =>
  client.send('POST', `${AT}/test`);
