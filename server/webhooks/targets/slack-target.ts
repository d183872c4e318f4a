import type { Call } from './post.ts';
import { slackMessage } from './slack-message.ts';
import type { Sent, Target } from './target.ts';

/** Slack's words for a webhook that will never work again, with whichever status they come. */
const DEAD =
  /no_service|no_team|team_disabled|no_active_hooks|invalid_token|channel_not_found|channel_is_archived|action_prohibited/;

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/#handling_errors */
const hopelessness = ({ ok, status, response }: Sent): Sent['hopeless'] => {
  if (ok || status === undefined) return undefined;
  if ([403, 404, 410].includes(status) || DEAD.test(response ?? '')) return 'endpoint';
  return status === 400 ? 'delivery' : undefined;
};

/** A Slack incoming webhook; its URL is its secret. */
export const slackTarget = (call: Call): Target => ({
  bodyOf: (payload) => JSON.stringify(slackMessage(payload)),
  async send({ body, secrets: [url = ''], signal }) {
    const { sent } = await call({ url, method: 'POST', body, signal });
    const hopeless = hopelessness(sent);
    return hopeless ? { ...sent, hopeless } : sent;
  },
});

/** A Slack URL without what makes it a secret. */
export function maskSlackUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}/…${pathname.slice(-4)}`;
}
